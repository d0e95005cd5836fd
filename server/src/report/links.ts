/** The published page of a built-in claim. */
export const claimUrl = (claim: string): string =>
  `https://github.com/goodform/goodform/blob/main/docs/claims/${claim}.md`
