import type { ReactNode } from "react";

interface SettingsHeadProps {
  title: string;
  about: string;
  children?: ReactNode;
}

export function SettingsHead({ title, about, children }: SettingsHeadProps) {
  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <h1 className="text-xl">{title}</h1>
        <p className="phrase mt-1 text-ink-2">{about}</p>
      </div>
      <div className="flex flex-wrap gap-2 empty:hidden max-desk:w-full max-desk:*:flex-1">{children}</div>
    </div>
  );
}
