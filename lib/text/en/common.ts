export const common = {
  product: "Slipway",
  retry: "Retry",
  cancel: "Cancel",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  copyLink: "Copy link",
  refresh: "Look again",
  deploy: "Deploy",
  optional: "optional",
  opensElsewhere: "opens in a new tab",
  none: "–",
};
