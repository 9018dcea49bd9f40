export const service = {
  healthy: "It answers, and all that should run is running.",
  gone: (name: string) => `There is no service ${name} in this Region now. Its runs are below.`,
  open: "Open",
  nowRunning: "Now running",
  image: "Image",
  deployed: "Deployed",
  by: "By",
  tasks: "Tasks",
  targets: "Healthy targets",
  cluster: "Cluster",
  outside: "started outside",
};
