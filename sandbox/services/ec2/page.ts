import { AwsError } from "../../operation";
import { pageOf } from "../../page";

interface PageRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

interface PageRules {
  /** The request's list of ids, with its name: it cannot come with a page's size. */
  ids?: readonly string[] | undefined;
  idsName?: string;
  most?: number;
}

const leastResults = 5;

export function pageOfEc2<Item>(items: Item[], request: PageRequest, rules: PageRules = {}) {
  const { ids, idsName, most = 1000 } = rules;
  const { MaxResults = most, NextToken } = request;
  if (idsName && ids && ids.length > 0 && request.MaxResults !== undefined) {
    throw new AwsError(
      "InvalidParameterCombination",
      `The parameter ${idsName} cannot be used with the parameter maxResults`,
    );
  }
  if (MaxResults < leastResults || MaxResults > most) {
    throw new AwsError(
      "InvalidParameterValue",
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between ${leastResults} and ${most}.`,
    );
  }
  const page = pageOf(items, { nextToken: NextToken, size: MaxResults, errorCode: "InvalidPaginationToken" });
  return { items: page.items, NextToken: page.nextToken };
}
