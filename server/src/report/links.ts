/** The published page of a claim. */
export const claimUrl = (claim: string): string =>
  `https://github.com/goodform/goodform/blob/main/docs/claims/${claim}.md`
