import { SSO } from "@aws-sdk/client-sso";
import { SSOOIDC } from "@aws-sdk/client-sso-oidc";
import type { Sandbox } from "../server";
import type { Journey, Traveller } from "./journey";

const startUrl = "https://slipway.awsapps.com/start";
const grantType = "urn:ietf:params:oauth:grant-type:device_code";

export const throughOidc: Journey = async ({ config, sandbox, watched }) => {
  await signIn(sandbox, watched(new SSOOIDC(config)));
};

export const throughPortal: Journey = async ({ config, sandbox, watched }: Traveller) => {
  const accessToken = await signIn(sandbox, new SSOOIDC(config));
  const portal = watched(new SSO(config));
  const { accountList: [account] = [] } = await portal.listAccounts({ accessToken });
  const { accountId } = account ?? {};
  const { roleList: [role] = [] } = await portal.listAccountRoles({ accessToken, accountId });
  await portal.getRoleCredentials({ accessToken, accountId, roleName: role?.roleName });
  await portal.logout({ accessToken });
};

async function signIn({ origin }: Sandbox, oidc: SSOOIDC): Promise<string | undefined> {
  const { clientId, clientSecret } = await oidc.registerClient({ clientName: "conformance", clientType: "public" });
  const client = { clientId, clientSecret };
  const { deviceCode, userCode } = await oidc.startDeviceAuthorization({ ...client, startUrl });
  const body = JSON.stringify({ approve: { userCode, userName: "tom" } });
  await fetch(`${origin}/_sandbox/identity-center`, { method: "POST", body });
  return (await oidc.createToken({ ...client, grantType, deviceCode })).accessToken;
}
