import type { CauseWords } from "@/lib/text/cause-words";

export const buildCauses = {
  "builds-on-hold": {
    why: "This account may not run any build yet. AWS holds builds back in some new accounts, whatever Service Quotas shows.",
    toDo: [
      "Open a case with AWS Support and ask them to lift the limit of concurrent builds.",
      "Until then, deploy an image that is in ECR already: choose Image in the form.",
    ],
  },
  "build-queue-full": {
    why: "CodeBuild runs[ {limit}] builds of this kind at once in this account, and its queue is full.",
    toDo: ["Wait for the other builds and deploy again.", "Ask for a higher quota of concurrent builds."],
  },
  "build-queue-timeout": {
    why: "The build waited in CodeBuild’s queue until its time was over; other builds were in front of it.",
    toDo: ["Deploy again when fewer builds run.", "Ask for a higher quota of concurrent builds."],
  },
  "build-timeout": {
    why: "The build ran longer than its project allows.",
    toDo: ["Look in the log for the command that hangs, mend it and deploy again.", "Or raise the project’s time-out."],
  },
  "build-role-trust": {
    why: "CodeBuild could not assume the project’s role. A role that was made seconds ago is not known everywhere yet; an older one may not trust codebuild.amazonaws.com.",
    toDo: ["Deploy again: a new role is known after a few minutes.", "If it stays, check the role’s trust policy."],
  },
  "project-missing": {
    why: "CodeBuild has no project of that name in this Region. It was deleted, or the name belongs to another stack.",
    toDo: [
      "Deploy again: the build stack makes the project anew.",
      "With own templates, check the name of the project.",
    ],
  },
  "repository-private": {
    why: "CodeBuild may not read the repository: it is private, or it does not exist under this address.",
    toDo: [
      "Check the address in the form and deploy again.",
      "For a private repository, give CodeBuild a source credential in this account and Region.",
    ],
  },
  "repository-missing": {
    why: "There is no repository under this address, or it is private and CodeBuild has no credential for it.",
    toDo: ["Check the address in the form and deploy again."],
  },
  "revision-missing": {
    why: "The repository has no such branch, tag or commit.",
    toDo: ["Correct the branch or commit in the form and deploy again."],
  },
  "buildspec-missing": {
    why: "The project wants a buildspec in the repository, and there is none under that name.",
    toDo: ["Add the buildspec to the repository, or put it into the project, and deploy again."],
  },
  "buildspec-runtime": {
    why: "The build image has no runtime {runtime}.",
    toDo: ["Name a runtime in the buildspec that the build image has, or choose another build image."],
  },
  "buildspec-invalid": {
    why: "CodeBuild could not read the buildspec.",
    toDo: ["Correct the line that AWS names, and deploy again."],
  },
  "build-image-pull": {
    why: "CodeBuild could not pull the image in which the build runs.",
    toDo: ["Check the project’s build image and whether its role may pull it."],
  },
  "build-secret": {
    why: "The build asks for a secret or parameter[, {parameter},] that is missing or that its role may not read.",
    toDo: ["Check the name, and give the project’s role the right to read it."],
  },
  "docker-hub-limit": {
    why: "Docker Hub limits anonymous pulls by address, and CodeBuild shares its addresses with many others.",
    toDo: [
      "Take the base image from public.ecr.aws/docker/library in the Dockerfile and deploy again.",
      "Or log in to Docker Hub in the build, or use an ECR pull through cache.",
    ],
  },
  "dockerfile-missing": {
    why: "There is no Dockerfile where the build looks for it: in the root of the repository.",
    toDo: ["Put the Dockerfile there, or check that the branch is the right one, and deploy again."],
  },
  "docker-daemon": {
    why: "Docker does not run in the build: the project is not privileged.",
    toDo: ["Set PrivilegedMode: true in the project’s environment and deploy again."],
  },
  "disk-full": {
    why: "The build filled its disk.",
    toDo: ["Leave large files out with .dockerignore.", "Or give the project a larger compute type."],
  },
  "push-denied": {
    why: "The build made the image but may not push it: the project’s role lacks {action}.",
    toDo: ["Give the project’s role the action on the repository and deploy again."],
  },
  "push-repository-missing": {
    why: "The build made the image, but there is no repository {repository} in ECR to push it to.",
    toDo: [
      "Deploy again: the build stack makes the repository.",
      "With own templates, check the name that the build pushes to.",
    ],
  },
  "tag-immutable": {
    why: "The repository {repository} does not let a tag be moved, and {tag} is there already.",
    toDo: ["Push under a tag of its own for each build.", "Or make the repository’s tags mutable."],
  },
  "base-image-missing": {
    why: "The image[ {image}][ {tag}][ {name}] that the Dockerfile begins with does not exist, or may not be pulled.",
    toDo: ["Correct the FROM line and deploy again."],
  },
  "build-killed": {
    why: "A command of the build was killed, most often because the memory was used up.",
    toDo: ["Give the project a larger compute type and deploy again."],
  },
  "build-command": {
    why: "A command of the build ended with an error[: {command}].",
    toDo: ["Read the first error in the log, correct the code or the Dockerfile, and deploy again."],
  },
} satisfies CauseWords;
