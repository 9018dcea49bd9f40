export const notice = {
  tellMe: "Tell me when it ends",
  tellMeOfService: "Tell me if it fails",
  told: "You are told while this tab is open",
  stop: "Stop telling me",
  blocked: "This browser does not let this console tell you. Its own settings for this page say so.",
  waits: (title: string) => `${title}: waits for somebody`,
};

export type NoticeText = typeof notice;
