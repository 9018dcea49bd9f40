import type { NoticeText } from "@/lib/text/en/notice";

export const notice: NoticeText = {
  tellMe: "終わったら知らせる",
  tellMeOfService: "失敗したら知らせる",
  told: "このタブが開いている間、知らせます",
  stop: "知らせない",
  blocked: "このブラウザーでは、このコンソールからの通知が許可されていません。ブラウザーの設定で変えられます。",
  waits: (title) => `${title}：人の操作を待っています`,
};
