/** Images to choose from, and what a scan of each came to. */
export const imageChoice = {
  imagesOf: "Images in this account and Region",
  noImages: "There is no image in this account and Region yet. Name one below, or build a repository.",
  otherImage: "Another one",
  untagged: "untagged",
  scan: {
    none: "not scanned",
    underWay: "being scanned",
    clean: "no findings",
    ended: (status: string) => `scan: ${status}`,
    found: (count: number, severity: string) => `${count} ${severity.toLowerCase()}`,
  },
};

export type ImageChoiceText = typeof imageChoice;
