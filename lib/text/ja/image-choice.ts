import type { ImageChoiceText } from "../en/image-choice";

export const imageChoice: ImageChoiceText = {
  imagesOf: "このアカウントとリージョンのイメージ",
  noImages: "このアカウントとリージョンにはまだイメージがありません。下に入力するか、リポジトリをビルドしてください。",
  otherImage: "別のイメージ",
  untagged: "タグなし",
  scan: {
    none: "未スキャン",
    underWay: "スキャン中",
    clean: "検出なし",
    ended: (status) => `スキャン: ${status}`,
    found: (count, severity) => `${severity} ${count} 件`,
  },
};
