import { useSyncExternalStore } from "react";

const key = "slipway-notices";
const changed = "slipway-notices-changed";

/** `off` until somebody has asked for them, in this browser. */
export type NoticeSetting = "none" | "off" | "on" | "blocked";

function read(): NoticeSetting {
  if (!("Notification" in window)) return "none";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && localStorage.getItem(key) === "on" ? "on" : "off";
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  window.addEventListener("storage", onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener("storage", onChange);
  };
}

export function useNotices(): NoticeSetting {
  return useSyncExternalStore(subscribe, read, () => "none");
}

/** Only ever at a click: browsers ask the person then. */
export async function switchNotices(on: boolean): Promise<void> {
  if (on) await Notification.requestPermission();
  localStorage.setItem(key, on ? "on" : "off");
  window.dispatchEvent(new Event(changed));
}

/** One for each subject: a later one takes its place. */
export function tell(title: string, subject: string): void {
  const shown = new Notification(title, { tag: subject, icon: "/icon.svg" });
  shown.onclick = () => {
    window.focus();
    shown.close();
  };
}
