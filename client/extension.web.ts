import { entry } from './entry.ts'

export const { activate, deactivate } = entry(() => import('./browser.ts'))
