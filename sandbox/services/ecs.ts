import type { ServiceDefinition } from "../operation";
import { describeCapacityProviders, describeContainerInstances, listContainerInstances } from "./ecs/capacity";
import {
  createCluster,
  deleteCluster,
  describeClusters,
  listClusters,
  putClusterCapacityProviders,
  updateCluster,
  updateClusterSettings,
} from "./ecs/clusters";
import { advanceDeletion, type DeletionTask } from "./ecs/deletion";
import {
  createExpressGatewayService,
  deleteExpressGatewayService,
  describeExpressGatewayService,
  updateExpressGatewayService,
} from "./ecs/express-services";
import { checkTarget, type HealthTask } from "./ecs/health-checks";
import { listEcs } from "./ecs/inventory";
import { adjustTasks } from "./ecs/keep-tasks";
import { finishNode, type NodeTask } from "./ecs/managed-resources";
import { finishRollback, rollBackStopped } from "./ecs/rollback";
import { advanceRollout, targetIsHealthy, taskFailed } from "./ecs/rollout";
import type { RolloutTask } from "./ecs/rollout-schedule";
import { placeTasks } from "./ecs/scale-up";
import { SEED, type SeededService, seedExpressServices } from "./ecs/seed-express-services";
import { describeServiceDeployments, listServiceDeployments, stopServiceDeployment } from "./ecs/service-deployments";
import { describeServiceRevisions } from "./ecs/service-revisions";
import { describeServices, listServices } from "./ecs/services";
import { createService, deleteService } from "./ecs/standard-services";
import { listTagsForResource, tagResource, untagResource } from "./ecs/tags";
import {
  deleteTaskDefinitions,
  deregisterTaskDefinition,
  describeTaskDefinition,
  listTaskDefinitionFamilies,
  listTaskDefinitions,
  registerTaskDefinition,
} from "./ecs/task-definitions";
import { advanceTask } from "./ecs/task-lifecycle";
import type { TaskTask } from "./ecs/task-schedule";
import { describeTasks, listTasks, stopTask } from "./ecs/tasks";
import { updateService } from "./ecs/update-service";

export const ecs: ServiceDefinition = {
  signingName: "ecs",
  sdk: () => import("@aws-sdk/client-ecs"),
  operations: {
    CreateCluster: createCluster,
    CreateExpressGatewayService: createExpressGatewayService,
    CreateService: createService,
    DeleteCluster: deleteCluster,
    DeleteExpressGatewayService: deleteExpressGatewayService,
    DeleteService: deleteService,
    DeleteTaskDefinitions: deleteTaskDefinitions,
    DeregisterTaskDefinition: deregisterTaskDefinition,
    DescribeCapacityProviders: describeCapacityProviders,
    DescribeClusters: describeClusters,
    DescribeContainerInstances: describeContainerInstances,
    DescribeExpressGatewayService: describeExpressGatewayService,
    DescribeServiceDeployments: describeServiceDeployments,
    DescribeServiceRevisions: describeServiceRevisions,
    DescribeServices: describeServices,
    DescribeTaskDefinition: describeTaskDefinition,
    DescribeTasks: describeTasks,
    ListClusters: listClusters,
    ListContainerInstances: listContainerInstances,
    ListServiceDeployments: listServiceDeployments,
    ListServices: listServices,
    ListTagsForResource: listTagsForResource,
    ListTaskDefinitionFamilies: listTaskDefinitionFamilies,
    ListTaskDefinitions: listTaskDefinitions,
    ListTasks: listTasks,
    PutClusterCapacityProviders: putClusterCapacityProviders,
    RegisterTaskDefinition: registerTaskDefinition,
    StopServiceDeployment: stopServiceDeployment,
    StopTask: stopTask,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateCluster: updateCluster,
    UpdateClusterSettings: updateClusterSettings,
    UpdateExpressGatewayService: updateExpressGatewayService,
    UpdateService: updateService,
  },
  attach(world) {
    world.onTask<DeletionTask>("ecs.deletion", (scope, task) => advanceDeletion({ ...scope, world }, task));
    world.onTask<HealthTask>("ecs.health", (scope, task) => checkTarget({ ...scope, world }, task));
    world.onTask<NodeTask>("ecs.node", (scope, task) => finishNode({ ...scope, world }, task));
    world.onTask<string>("ecs.keep-tasks", (scope, id) => adjustTasks({ ...scope, world }, id));
    world.onTask<string>("ecs.place-tasks", (scope, arn) => placeTasks({ ...scope, world }, arn));
    world.onTask<string>("ecs.roll-back", (scope, arn) => rollBackStopped({ ...scope, world }, arn));
    world.onTask<string>("ecs.rolled-back", (scope, arn) => finishRollback({ ...scope, world }, arn));
    world.onTask<RolloutTask>("ecs.rollout", (scope, task) => advanceRollout({ ...scope, world }, task));
    world.onTask<string>("ecs.target-healthy", (scope, taskArn) => targetIsHealthy({ ...scope, world }, taskArn));
    world.onTask<string>("ecs.task-failed", (scope, taskArn) => taskFailed({ ...scope, world }, taskArn));
    world.onTask<SeededService[]>(SEED, (scope, services) => seedExpressServices({ ...scope, world }, services));
    world.onTask<TaskTask>("ecs.task", (scope, task) => advanceTask({ ...scope, world }, task));
  },
  inventory: listEcs,
};
