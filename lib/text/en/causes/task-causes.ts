import type { CauseWords } from "@/lib/text/cause-words";

export const taskCauses = {
  "no-default-vpc": {
    why: "ECS Express Mode puts a service into the Region’s default VPC when no subnets are named, and this Region has none.",
    toDo: [
      "Deploy again and let Slipway create the default VPC first: the form has a tick box for it.",
      "Or name subnets of another VPC.",
    ],
  },
  "image-platform": {
    why: "The image has no variant for {platform}, on which the task runs. Images built on Apple silicon are for linux/arm64.",
    toDo: ["Build the image for {platform} and deploy again.", "Or run the service on the other architecture."],
  },
  "exec-format": {
    why: "The container’s program is for another processor than the one that the task runs on.",
    toDo: ["Build the image for the architecture of the service and deploy again."],
  },
  "image-pull-limit": {
    why: "The task pulls its image from Docker Hub, which limits anonymous pulls by address.",
    toDo: ["Push the image to ECR and deploy it from there.", "Or use an ECR pull through cache."],
  },
  "image-no-route": {
    why: "The task has no way to the image’s registry from its subnets.",
    toDo: [
      "In private subnets: a NAT gateway, or endpoints for ecr.api, ecr.dkr, s3 and logs.",
      "In public subnets: check the route to the internet gateway and the security groups.",
    ],
  },
  "image-gone": {
    why: "The image is not in the repository any more; a lifecycle policy may have expired it.",
    toDo: ["Build it again: deploy from the repository.", "Or deploy another image that is there."],
  },
  "image-pull-denied": {
    why: "The execution role may not pull the image[: it lacks {action}].",
    toDo: ["Attach AmazonECSTaskExecutionRolePolicy to the execution role and deploy again."],
  },
  "image-pull": {
    why: "The task could not pull the image.",
    toDo: ["Check that the image is in the repository and that the task’s subnets reach it, and deploy again."],
  },
  "secret-unreadable": {
    why: "The task could not read a secret or parameter[, {parameter},] that its environment wants.",
    toDo: ["Check that it exists in this Region.", "Give the execution role the right to read it, and deploy again."],
  },
  "log-group-missing": {
    why: "The task cannot write its log: the log group is gone, or the execution role may not write to it.",
    toDo: ["Make the log group again and deploy again."],
  },
  "out-of-memory": {
    why: "The container used more memory than the task has, and was killed (exit code 137).",
    toDo: ["Choose more memory in the form and deploy again.", "Or find what in the app grows."],
  },
  "vcpu-quota": {
    why: "The account may not run more Fargate vCPUs at once; new accounts start with few.",
    toDo: ["Ask for a higher quota of Fargate On-Demand vCPUs.", "Until then, choose less CPU or fewer tasks."],
  },
  "capacity-unavailable": {
    why: "AWS has no Fargate capacity in that Availability Zone at the moment.",
    toDo: ["Deploy again in a few minutes.", "Or use subnets in more Availability Zones."],
  },
  "health-check-code": {
    why: "The load balancer asked the new task for the health check path and got[ {statusCode}] instead of 200.",
    toDo: [
      "Set the health check path to one that answers 200, in the form, and deploy again.",
      "Or answer 200 at that path in the code and deploy again.",
    ],
  },
  "health-check-timeout": {
    why: "The new task did not answer the load balancer within 5 seconds.",
    toDo: [
      "Check that the app listens on the port of the form, on all addresses (0.0.0.0), and deploy again.",
      "If it starts slowly, choose more CPU.",
    ],
  },
  "endpoint-answers": {
    why: "The rollout is done, but {url} answers {statusCode}.",
    toDo: ["Read the app’s log.", "Deploy a version that answers, or roll back."],
  },
  "endpoint-silent": {
    why: "The rollout is done, but {url} does not answer yet. A new name and its certificate can take some minutes.",
    toDo: [
      "Open the address again in a few minutes.",
      "If it stays, check the certificate and the load balancer below Live resources.",
    ],
  },
  "command-missing": {
    why: "The container could not start: its command is not in the image.",
    toDo: ["Correct CMD or ENTRYPOINT in the Dockerfile and deploy again."],
  },
  "task-exits": {
    why: "The new task starts and ends by itself, so it never becomes healthy.",
    toDo: [
      "Read its last lines, mend what they say, and deploy again.",
      "Check the port, the memory and the environment variables in the form.",
    ],
  },
  "rollback-alarm": {
    why: "An alarm went off during the rollout, so ECS went back to the revision before. It counts 4xx and 5xx answers: above 1 % is enough, and on a quiet service a few requests for missing pages are.",
    toDo: [
      "Look at what was answered with 4xx and 5xx during the rollout.",
      "Deploy again once the cause is mended; if it was noise, when it has passed.",
    ],
  },
  "health-check": {
    why: "The load balancer found the new task unhealthy.",
    toDo: [
      "Check port and health check path in the form and deploy again.",
      "Or answer 200 at that path in the code and deploy again.",
    ],
  },
  "tasks-never-start": {
    why: "ECS tried to start the new tasks several times and gave up.",
    toDo: ["Read why the tasks stopped, mend it, and deploy again."],
  },
} satisfies CauseWords;
