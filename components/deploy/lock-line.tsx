import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useNow } from "@/components/ui/use-now";
import { type ServiceAddress, serviceQuery } from "@/lib/api/service-queries";
import { serviceHref } from "@/lib/domain/service-href";
import { ago } from "@/lib/format";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { BeforeLine } from "./before-line";

/** Nobody deploys what is locked: by whom and why, and the way to where it is unlocked. Nothing where it is not. */
export function LockLine({ service }: { service: ServiceAddress }) {
  const text = useText();
  const deploy = useTextPart(deployText);
  const now = useNow();
  const { data } = useQuery({ ...serviceQuery(service), refetchInterval: false, retry: false });
  const lock = data?.row.lock;
  if (!lock) return null;
  return (
    <BeforeLine state="failed">
      {deploy.locked(lock.by, ago(lock.since, now, text))} {lock.reason}{" "}
      <Link href={serviceHref(service)} className="link">
        {deploy.toLock}
      </Link>
    </BeforeLine>
  );
}
