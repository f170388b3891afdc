// Drives IamSim through the AWS SDK for JavaScript v3.
//
//     node scenarios.mjs SCENARIO
//
// The endpoint comes from IAMSIM_URL, the account from IAMSIM_ACCOUNT, the credentials
// from AWS's own variables. Each check is told as a line of JSON on stdout.
import { isDeepStrictEqual } from "node:util";
import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  EntityAlreadyExistsException,
  GetGroupCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  IAMServiceException,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  paginateListPolicies,
  paginateListUsers,
  PutUserPolicyCommand,
  waitUntilUserExists,
} from "@aws-sdk/client-iam";
import {
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  GetTrailStatusCommand,
  paginateLookupEvents,
  StartLoggingCommand,
  TrailNotFoundException,
} from "@aws-sdk/client-cloudtrail";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const endpoint = process.env.IAMSIM_URL;
const account = process.env.IAMSIM_ACCOUNT;
const iam = new IAMClient({ endpoint });
const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

function check(name, expected, actual) {
  const passed = isDeepStrictEqual(expected, actual);
  const detail = passed ? null : `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  console.log(JSON.stringify({ name, passed, detail }));
}

/** Expects a refusal: as the SDK's own class, with AWS's name, status and text. */
async function refused(type, name, status, message, command) {
  try {
    await iam.send(command);
    check(name, name, "a success");
  } catch (error) {
    check(`${name}: class`, type.name, error.constructor.name);
    check(name, [name, status, message], [error.name, error.$metadata.httpStatusCode, error.message]);
    check(`${name}: request id`, 36, error.$metadata.requestId?.length);
  }
}

const scenarios = {
  async users() {
    const { User: created } = await iam.send(new CreateUserCommand({ UserName: "alice", Path: "/ml/", Tags: [{ Key: "team", Value: "ml ops / äöü" }] }));
    check("arn", `arn:aws:iam::${account}:user/ml/alice`, created.Arn);
    check("date", true, created.CreateDate instanceof Date && Math.abs(Date.now() - created.CreateDate) < 60_000);
    const { User: read } = await iam.send(new GetUserCommand({ UserName: "alice" }));
    check("read back", created, read);
    await waitUntilUserExists({ client: iam, maxWaitTime: 5 }, { UserName: "alice" });
    await iam.send(new CreateGroupCommand({ GroupName: "ml" }));
    await iam.send(new AddUserToGroupCommand({ GroupName: "ml", UserName: "alice" }));
    const { Users, IsTruncated } = await iam.send(new GetGroupCommand({ GroupName: "ml" }));
    check("members", [["alice"], false], [Users.map((user) => user.UserName), IsTruncated]);
  },

  async paginators() {
    const names = Array.from({ length: 12 }, (_, number) => `user-${String(number).padStart(2, "0")}`);
    await Promise.all(names.map((UserName) => iam.send(new CreateUserCommand({ UserName }))));
    const pages = [];
    for await (const page of paginateListUsers({ client: iam, pageSize: 5 }, {})) {
      pages.push(page.Users.map((user) => user.UserName));
    }
    check("pages", [5, 5, 2], pages.map((page) => page.length));
    check("every user once, in order", names, pages.flat());

    const arns = [];
    for await (const page of paginateListPolicies({ client: iam, pageSize: 500 }, { Scope: "AWS" })) {
      arns.push(...page.Policies.map((policy) => policy.Arn));
    }
    check("managed policies, each once", arns.length, new Set(arns).size);
    check("a managed policy", true, arns.includes("arn:aws:iam::aws:policy/AmazonSageMakerReadOnly"));
  },

  async errors() {
    await refused(NoSuchEntityException, "NoSuchEntityException", 404, "The user with name nobody cannot be found.", new GetUserCommand({ UserName: "nobody" }));
    await iam.send(new CreateUserCommand({ UserName: "alice" }));
    await refused(EntityAlreadyExistsException, "EntityAlreadyExistsException", 409, "User with name alice already exists.", new CreateUserCommand({ UserName: "alice" }));
    await refused(IAMServiceException, "ValidationError", 400,
      "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
      new CreateUserCommand({ UserName: "no spaces" }));
    const empty = { UserName: "alice", PolicyName: "own", PolicyDocument: "{}" };
    await refused(MalformedPolicyDocumentException, "MalformedPolicyDocumentException", 400, "Syntax errors in policy.", new PutUserPolicyCommand(empty));
  },

  async documents() {
    await iam.send(new CreateRoleCommand({ RoleName: "training", AssumeRolePolicyDocument: JSON.stringify(trust) }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: "training" }));
    check("trust policy", trust, JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument)));
    const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::training data+äöü/*" }] };
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "data", PolicyDocument: JSON.stringify(document, null, 2) }));
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: Policy.Arn, VersionId: "v1" }));
    check("as it was written", JSON.stringify(document, null, 2), decodeURIComponent(PolicyVersion.Document));
  },

  async identity() {
    const root = await new STSClient({ endpoint }).send(new GetCallerIdentityCommand({}));
    check("root", [account, `arn:aws:iam::${account}:root`, account], [root.Account, root.Arn, root.UserId]);
    const { User } = await iam.send(new CreateUserCommand({ UserName: "alice" }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "alice" }));
    const credentials = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
    const user = await new STSClient({ endpoint, credentials }).send(new GetCallerIdentityCommand({}));
    check("user", [account, User.Arn, User.UserId], [user.Account, user.Arn, user.UserId]);
  },

  async trails() {
    const client = new CloudTrailClient({ endpoint });
    const { TrailARN } = await client.send(new CreateTrailCommand({ Name: "node", S3BucketName: "node-logs" }));
    check("arn", `arn:aws:cloudtrail:us-east-1:${account}:trail/node`, TrailARN);
    await client.send(new StartLoggingCommand({ Name: TrailARN }));
    const status = await client.send(new GetTrailStatusCommand({ Name: "node" }));
    check("logs", [true, true], [status.IsLogging, status.StartLoggingTime instanceof Date]);
    for (let number = 0; number < 5; number++) {
      await iam.send(new CreateGroupCommand({ GroupName: `g${number}` }));
    }
    const found = [];
    const asked = { LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "CreateGroup" }] };
    for await (const page of paginateLookupEvents({ client, pageSize: 2 }, asked)) {
      found.push(...page.Events.map((event) => JSON.parse(event.CloudTrailEvent).requestParameters.groupName));
    }
    check("newest first", ["g4", "g3", "g2", "g1", "g0"], found);
    await client.send(new DeleteTrailCommand({ Name: "node" }));
    const refusal = await client.send(new GetTrailStatusCommand({ Name: "node" })).catch((error) => error);
    check("gone", true, refusal instanceof TrailNotFoundException);
  },
};

await scenarios[process.argv[2]]();
