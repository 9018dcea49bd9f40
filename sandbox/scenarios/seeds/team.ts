import { newAccount } from "../../accounts";
import type { Assignment, Directory, Person } from "../../identity-center/directory";
import { administratorAccess, deployer, viewOnly } from "../permission-sets";

const account = (id: string, name: string) =>
  newAccount({ id, name, email: `aws+${name.toLowerCase().replaceAll(" ", "-")}@harbour.example` });

export const accounts = [
  account("210458831276", "Harbour management"),
  account("318820457719", "Shop production"),
  account("365917402284", "Shop staging"),
  account("402266931058", "Shop development"),
  account("577130294866", "Payments production"),
  account("691384420537", "Data"),
] as const;

const [management, production, staging, development, payments, data] = accounts;

export const regions = ["eu-west-1", "us-east-1", "ap-northeast-1"] as const;

const person = (displayName: string, ...groups: string[]): Person => {
  const userName = displayName.split(" ")[0]?.toLowerCase() ?? "";
  return { userName, displayName, email: `${userName}@harbour.example`, groups };
};

const assign = (group: string, permissionSet: string, ...to: { id: string }[]): Assignment => ({
  group,
  permissionSet,
  ...(to.length > 0 && { accounts: to.map(({ id }) => id) }),
});

export const directory: Directory = {
  startUrls: ["https://harbour.awsapps.com/start"],
  region: "eu-west-1",
  people: [
    person("Mina Sato", "Platform"),
    person("Joris Peeters", "Platform"),
    person("Tom Okafor", "Shop"),
    person("Elif Demir", "Shop"),
    person("Nadia Haddad", "Shop"),
    person("Pablo Ruiz", "Payments"),
    person("Greta Lind", "Payments"),
    person("Wen Zhao", "Data"),
    person("Ines Duarte", "Support"),
    person("Lee Novak"),
  ],
  permissionSets: [administratorAccess, deployer, viewOnly],
  assignments: [
    assign("Platform", administratorAccess.name),
    assign("Platform", viewOnly.name),
    assign("Shop", deployer.name, staging, development),
    assign("Shop", viewOnly.name, production),
    assign("Shop", deployer.name, production),
    assign("Payments", deployer.name, payments, development),
    assign("Data", deployer.name, data),
    assign("Support", viewOnly.name, production, payments),
    { person: "joris", permissionSet: deployer.name, accounts: [management.id] },
  ],
};

/** How many services each account has, Region by Region. */
export const serviceCounts: readonly { account: string; counts: readonly number[] }[] = [
  { account: management.id, counts: [5, 2, 2] },
  { account: production.id, counts: [34, 22, 14] },
  { account: staging.id, counts: [26, 8, 6] },
  { account: development.id, counts: [28, 4, 4] },
  { account: payments.id, counts: [12, 8, 4] },
  { account: data.id, counts: [8, 4, 4] },
];

/** Those who ship by stacks and builds of their own, all the time. */
export const shippers = [
  { account: production.id, region: "eu-west-1", serviceName: "storefront" },
  { account: staging.id, region: "eu-west-1", serviceName: "storefront" },
  { account: development.id, region: "eu-west-1", serviceName: "gift-cards" },
  { account: development.id, region: "eu-west-1", serviceName: "wishlist" },
  { account: payments.id, region: "eu-west-1", serviceName: "ledger" },
  { account: data.id, region: "eu-west-1", serviceName: "exports" },
].map((shipper) => ({ ...shipper, sourceUrl: `https://github.com/harbour/${shipper.serviceName}.git` }));
