const products = (accounts, regions) =>
  Object.entries(accounts).flatMap(([id, name]) => regions.map((region) => ({ target: `${id}~${region}`, name })));

const people = {
  startUrl: "https://slipway.awsapps.com/start",
  who: "mina (admin), tom (deployer) or ines (viewer)",
  targets: [],
};

/** The sandbox's worlds that have people in them: where they sign in, and the places that are there from the beginning. */
export const demoScenarios = {
  people,
  "busy-team": {
    startUrl: "https://harbour.awsapps.com/start",
    who: "mina (admin everywhere), tom (deployer of the shop) or ines (viewer)",
    targets: products(
      {
        210458831276: "Harbour management",
        318820457719: "Shop production",
        365917402284: "Shop staging",
        402266931058: "Shop development",
        577130294866: "Payments production",
        691384420537: "Data",
      },
      ["eu-west-1", "us-east-1", "ap-northeast-1"],
    ),
  },
  "ten-thousand-services": {
    ...people,
    targets: products(
      {
        614820377105: "Retail",
        614830859436: "Logistics",
        614841341767: "Marketplace",
        614851824098: "Finance",
        614862306429: "Research",
      },
      ["eu-west-1", "us-east-1", "us-west-2", "ap-northeast-1"],
    ),
  },
};

export function demoScenario(name) {
  const scenario = demoScenarios[name];
  if (scenario) return { name, ...scenario };
  throw new Error(`SANDBOX_SCENARIO must be one of ${Object.keys(demoScenarios).join(", ")}.`);
}
