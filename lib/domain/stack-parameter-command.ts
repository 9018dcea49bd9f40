import { shellLines } from "./shell-word";

/** Changes one parameter of a stack, and waits for it; template, other parameters and tags stay. All three are words of a shell. */
export function stackParameterLines(stackName: string, name: string, value: string): string[] {
  const others = `Stacks[0].Parameters[?ParameterKey!='${name}'].ParameterKey`;
  const kept = 'for other in $others; do echo "ParameterKey=$other,UsePreviousValue=true"; done';
  return [
    `others=$(aws cloudformation describe-stacks --stack-name ${stackName} --query "${others}" --output text)`,
    shellLines(
      "aws cloudformation update-stack",
      `--stack-name ${stackName} --use-previous-template`,
      "--capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND",
      `--parameters ParameterKey=${name},ParameterValue=${value} $(${kept})`,
    ),
    `aws cloudformation wait stack-update-complete --stack-name ${stackName}`,
  ];
}
