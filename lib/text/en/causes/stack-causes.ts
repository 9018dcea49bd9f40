import type { CauseWords } from "@/lib/text/cause-words";

export const stackCauses = {
  "stack-rolled-back": {
    why: "The stack was never made completely: its creation was rolled back, and such a stack can only be deleted.",
    toDo: ["Delete the stack, then deploy again."],
  },
  "stack-rollback-stuck": {
    why: "CloudFormation could neither finish the last change nor take it back.",
    toDo: ["Mend what stopped the rollback, continue it in CloudFormation, and deploy again."],
  },
  "stack-review": {
    why: "An earlier change set made this stack and was never executed, so the stack is empty.",
    toDo: ["Delete the empty stack, then deploy again."],
  },
  "stack-delete-failed": {
    why: "The stack was being deleted and something of it could not go.",
    toDo: ["Tear it down again; what blocks it is named there.", "Then deploy again."],
  },
  "stack-half-made": {
    why: "The last change failed and was left half done, since rollback was switched off.",
    toDo: ["Roll the stack back in CloudFormation, then deploy again."],
  },
  "stack-busy": {
    why: "Somebody else is changing the stack: it is {status}.",
    toDo: ["Wait until that has ended and deploy again."],
  },
  "rollback-skip": {
    why: "Only resources that failed during the rollback itself can be skipped.",
    toDo: ["Continue the rollback without the others."],
  },
  "termination-protection": {
    why: "The stack is protected from deletion.",
    toDo: ["Switch off its termination protection, if it shall really go."],
  },
  "export-in-use": {
    why: "The stack {stack} imports {export} from this one, so it can be neither changed nor deleted.",
    toDo: ["Change or delete {stack} first."],
  },
  "export-missing": {
    why: "The template imports {export}, and no stack in this Region exports it.",
    toDo: ["Check the name of the build stack in the service template’s parameters and deploy again."],
  },
  "repository-not-empty": {
    why: "The repository[ {repository}] still has images, so CloudFormation does not delete it.",
    toDo: ["Let the teardown empty it, or set EmptyOnDelete: true in the template."],
  },
  "name-reserved": {
    why: "CloudFormation looked before it began: something with a name that the template wants is there already. It is no policy of your organisation.",
    toDo: ["Delete what is left over, or choose another name, and deploy again."],
  },
  "property-invalid": {
    why: "CloudFormation looked before it began: a property of the template is not as its type wants it.",
    toDo: ["Correct the property that AWS names and deploy again."],
  },
  "name-exists": {
    why: "Something with a name that the template wants is there already. Role names count for the whole account, in all Regions.",
    toDo: ["Delete what is left over, or choose another name, and deploy again."],
  },
  capabilities: {
    why: "The template makes IAM resources, which has to be allowed[ by {capabilities}].",
    toDo: ["Deploy it from here: Slipway gives the capabilities."],
  },
  "template-size": {
    why: "The template is larger than 51,200 bytes, which CloudFormation takes only from S3.",
    toDo: ["Make it smaller and deploy again."],
  },
  "stack-quota": {
    why: "The account has as many stacks in this Region as it may have, or another limit of CloudFormation is reached.",
    toDo: ["Delete stacks that nobody needs, or ask for a higher quota."],
  },
  "stack-role-gone": {
    why: "The stack works with a role of its own that is gone or does not trust CloudFormation any more.",
    toDo: ["Make the role again under the same name, then deploy again."],
  },
  "role-in-use": {
    why: "A role cannot be deleted while something is attached to it that the stack does not know.",
    toDo: ["Detach what was added by hand, and try again."],
  },
  "load-balancer-left": {
    why: "Something of a load balancer is still there and holds on to what shall go.",
    toDo: ["Wait some minutes and try again."],
  },
  "change-set-moved": {
    why: "The stack was changed by somebody else after the preview was made, so the preview is worth nothing now.",
    toDo: ["Deploy again: a new preview is made."],
  },
} satisfies CauseWords;
