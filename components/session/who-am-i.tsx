"use client";

import { useQuery } from "@tanstack/react-query";
import { useTarget } from "@/components/target/use-target";
import { Dialog } from "@/components/ui/dialog";
import { sessionQuery } from "@/lib/api/queries";
import type { OwnSession } from "@/lib/domain/session";
import type { ListedTarget } from "@/lib/domain/target";
import { dateTime } from "@/lib/format";
import { settingsText } from "@/lib/text/parts/settings";
import { whoAmIText } from "@/lib/text/parts/who-am-i";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { AwsIdentity } from "./aws-identity";
import { Fact, Facts } from "./facts";
import { closeDialog } from "./open-dialog";

/** As Slipway and as AWS see the person, and the same access for a terminal. */
export function WhoAmI() {
  const words = useTextPart(whoAmIText);
  const { data: session } = useQuery(sessionQuery());
  const { target, all = [] } = useTarget();
  const shown = target ?? all[0];

  return (
    <Dialog open onOpenChange={closeDialog} title={words.title} description={words.about}>
      {session && <InSlipway session={session} targets={all} />}
      {shown && <AwsIdentity target={shown} />}
    </Dialog>
  );
}

function InSlipway({ session, targets }: { session: OwnSession; targets: readonly ListedTarget[] }) {
  const { locale } = useLanguage();
  const words = useTextPart(whoAmIText);
  const settings = useTextPart(settingsText);
  const { person, method, expiresAt, groups, roles } = session;
  // A role that holds everywhere is told once.
  const told = Object.entries(roles).filter(([place, role]) => place === "*" || role !== roles["*"]);
  const aliasOf = (place: string) =>
    place === "*" ? words.everywhere : (targets.find(({ target }) => target === place)?.alias ?? place);

  return (
    <Facts>
      <Fact label={words.person}>{person.name}</Fact>
      <Fact label={words.method}>{words.methods[method]}</Fact>
      <Fact label={words.until}>{dateTime(expiresAt, locale)}</Fact>
      <Fact label={words.roles}>
        {told.map(([place, role]) => (
          <span key={place} className="block">
            {settings.roles.names[role]} <span className="text-ink-3">{aliasOf(place)}</span>
          </span>
        ))}
        {told.length === 0 && words.noRoles}
      </Fact>
      {groups.length > 0 && <Fact label={words.groups}>{groups.join(", ")}</Fact>}
    </Facts>
  );
}
