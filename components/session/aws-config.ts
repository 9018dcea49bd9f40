import type { TerminalAccess } from "@/lib/domain/session";

export function profileName({ roleName, account }: TerminalAccess): string {
  return `${roleName}-${account}`;
}

/** For `~/.aws/config`, as `aws configure sso` writes it. */
export function configText(access: TerminalAccess): string {
  const { sessionName, startUrl, identityCenterRegion, account, roleName, region } = access;
  return `[profile ${profileName(access)}]
sso_session = ${sessionName}
sso_account_id = ${account}
sso_role_name = ${roleName}
region = ${region}

[sso-session ${sessionName}]
sso_start_url = ${startUrl}
sso_region = ${identityCenterRegion}
sso_registration_scopes = sso:account:access`;
}
