/** What is said of a run that the user ended. */
export const cutShort = 'The run was stopped before all files were checked.'
