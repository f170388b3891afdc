// Runs every paginator and every waiter that the AWS SDK for JavaScript v3 has for IAM.
//
//     node pages.mjs WORLD
//
// WORLD is a file of JSON: the arguments of each list that needs some ("pages") and of each
// waiter ("waiters"), in an account of which each list has more than one item.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import * as sdk from "@aws-sdk/client-iam";

const iam = new sdk.IAMClient({ endpoint: process.env.IAMSIM_URL });
const world = JSON.parse(readFileSync(process.argv[2], "utf8"));

// An account has one alias at most.
const onePage = new Set(["ListAccountAliases"]);

function check(name, expected, actual) {
  const passed = isDeepStrictEqual(expected, actual);
  const detail = passed ? null : `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  console.log(JSON.stringify({ name, passed, detail }));
}

/** The lists of an answer, by member. */
function listsOf(answers) {
  const lists = {};
  for (const answer of answers) {
    for (const [member, value] of Object.entries(answer)) {
      if (Array.isArray(value) && value.length > 0) {
        lists[member] = [...(lists[member] ?? []), ...value];
      }
    }
  }
  return lists;
}

const named = (prefix) => Object.keys(sdk).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)).sort();

for (const operation of named("paginate")) {
  const input = world.pages[operation] ?? {};
  const whole = await iam.send(new sdk[`${operation}Command`]({ ...input, MaxItems: 1000 }));
  const pages = [];
  for await (const page of sdk[`paginate${operation}`]({ client: iam, pageSize: 1 }, input)) {
    pages.push(page);
  }
  check(`${operation}: items`, listsOf([whole]), listsOf(pages));
  check(`${operation}: more than one page`, !onePage.has(operation), pages.length > 1);
  check(`${operation}: the last page`, false, pages.at(-1).IsTruncated);
}

check("waiters", Object.keys(world.waiters).sort(), named("waitUntil"));
await Promise.all(named("waitUntil").map(async (waiter) => {
  const [[member, value]] = Object.entries(world.waiters[waiter]);
  const wait = (options, name) => sdk[`waitUntil${waiter}`]({ client: iam, ...options }, { [member]: name });
  check(`${waiter}: there`, "SUCCESS", (await wait({ maxWaitTime: 30 }, value)).state);
  const absent = await wait({ maxWaitTime: 2, minDelay: 1, maxDelay: 1 }, `${value}-absent`).then((result) => result.state, (error) => error.name);
  check(`${waiter}: absent`, "TimeoutError", absent);
}));
