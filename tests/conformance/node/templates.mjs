// Gives an account's exports to the real tools: every name, reference, tag and document must come out as it went in.
//
//     node templates.mjs terraform|cloudformation
//
// HashiCorp's own parser and formatter of HCL come from npm; Terraform's core and cfn-lint do their part where they are
// installed. The endpoint comes from IAMSIM_URL, the account from IAMSIM_ACCOUNT. Each check is told as a line of JSON.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { format } from "@cdktf/hcl-tools";
import { parse } from "@cdktf/hcl2json";

const simulator = `${process.env.IAMSIM_URL}/api/v1/simulator`;
const account = process.env.IAMSIM_ACCOUNT;
const file = JSON.parse(readFileSync(new URL("../accounts/rich.json", import.meta.url), "utf8").replaceAll("111122223333", account));
const details = (kind) => file[`${kind}DetailList`];
const madeByServices = (role) => role.Path.startsWith("/aws-service-role/") || role.Path.startsWith("/aws-reserved/");
const roles = details("Role").filter((role) => !madeByServices(role));

function check(name, expected, actual) {
  const passed = isDeepStrictEqual(expected, actual);
  const detail = passed ? null : `expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`;
  console.log(JSON.stringify({ name, passed, detail }));
}

const sorted = (items) => [...items].sort();
const tagsOf = (item) => Object.fromEntries((item.Tags ?? []).map((tag) => [tag.Key, tag.Value]));
const documentsOf = (policies) => Object.fromEntries((policies ?? []).map((policy) => [policy.PolicyName, policy.PolicyDocument]));
const inForce = (policy) => policy.PolicyVersionList.find((version) => version.IsDefaultVersion).Document;

async function exported(as) {
  const answer = await fetch(`${simulator}/export?account=${account}&format=${as}`);
  check(`export as ${as}`, 200, answer.status);
  return answer.text();
}

/** Holds Terraform's resources against the account. */
function checkTerraform(by, resources) {
  const of = (type) => Object.values(resources[type] ?? {});
  const isOf = (principal, kind, name) => (resource) => resource[principal] === `aws_iam_${kind}.${name}` || resource[principal] === name;
  const arn = (value) => /^aws_iam_policy\./.test(value) ? arns[value] : value;
  const arns = Object.fromEntries(Object.entries(resources.aws_iam_policy).map(([label, policy]) =>
    [`aws_iam_policy.${label}`, `arn:aws:iam::${account}:policy${policy.path}${policy.name}`]));
  const labels = (kind) => Object.fromEntries(Object.entries(resources[`aws_iam_${kind}`]).map(([label, item]) => [item.name, label]));
  const all = { user: details("User"), group: details("Group"), role: roles };
  for (const [kind, items] of Object.entries(all)) {
    const named = (item) => item[`${kind[0].toUpperCase()}${kind.slice(1)}Name`];
    const label = labels(kind);
    check(`${by}: ${kind}s`, sorted(items.map(named)), sorted(Object.keys(label)));
    for (const item of items) {
      const name = named(item);
      const resource = resources[`aws_iam_${kind}`][label[name]];
      const its = (type, principal = kind) => of(type).filter(isOf(principal, kind, label[name]));
      const inline = item.UserPolicyList ?? item.GroupPolicyList ?? item.RolePolicyList;
      check(`${by}: ${kind} ${name}: path`, item.Path, resource.path);
      check(`${by}: ${kind} ${name}: tags`, tagsOf(item), resource.tags ?? {});
      check(`${by}: ${kind} ${name}: boundary`, item.PermissionsBoundary?.PermissionsBoundaryArn, resource.permissions_boundary && arn(resource.permissions_boundary));
      check(`${by}: ${kind} ${name}: inline policies`, documentsOf(inline),
        Object.fromEntries(its(`aws_iam_${kind}_policy`).map((policy) => [policy.name, JSON.parse(policy.policy)])));
      check(`${by}: ${kind} ${name}: attached policies`, sorted(item.AttachedManagedPolicies.map((policy) => policy.PolicyArn)),
        sorted(its(`aws_iam_${kind}_policy_attachment`).map((attachment) => arn(attachment.policy_arn))));
      if (kind === "user") {
        check(`${by}: user ${name}: groups`, sorted(item.GroupList), sorted(its("aws_iam_user_group_membership").flatMap((membership) => membership.groups)
          .map((group) => resources.aws_iam_group[group.split(".")[1]].name)));
      }
      if (kind === "role") {
        check(`${by}: role ${name}: trust policy`, item.AssumeRolePolicyDocument, JSON.parse(resource.assume_role_policy));
        check(`${by}: role ${name}: description`, item.Description, resource.description);
        check(`${by}: role ${name}: session`, item.MaxSessionDuration ?? 3600, Number(resource.max_session_duration));
      }
    }
  }
  for (const policy of file.Policies) {
    const resource = of("aws_iam_policy").find((own) => own.name === policy.PolicyName);
    check(`${by}: policy ${policy.PolicyName}`, [policy.Path, policy.Description, inForce(policy), tagsOf(policy)],
      [resource?.path, resource?.description, JSON.parse(resource?.policy ?? "null"), resource?.tags ?? {}]);
  }
  check(`${by}: service-linked roles`, details("Role").filter((role) => role.Path.startsWith("/aws-service-role/")).map((role) => [role.Path.split("/")[2], role.Description]),
    of("aws_iam_service_linked_role").map((role) => [role.aws_service_name, role.description]));
  check(`${by}: instance profiles`, ["aws_iam_role.Trainer"], of("aws_iam_instance_profile").map((profile) => profile.role));
}

/** What the parser gives, as values: a text is in Terraform's JSON syntax, where templates are escaped and a reference is one. */
function valueOf(node) {
  if (Array.isArray(node)) return node.map(valueOf);
  if (node !== null && typeof node === "object") return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, valueOf(value)]));
  if (typeof node !== "string") return node;
  const reference = /^\$\{(aws_iam_\w+\.[\w-]+)(?:\.(?:name|arn))?\}$/.exec(node);
  return reference ? reference[1] : node.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{");
}

/**
 * The same resources as those of the provider that Terraform has built in, for no other can be had everywhere: so Terraform's core resolves every
 * reference, orders the graph and evaluates every text.
 */
function builtIn(text) {
  const type = "terraform_data";
  return text.split(/(<<EOT\n[^]*?\nEOT\n|"(?:[^"\\\n]|\\.)*")/).map((part, at) => at % 2 ? part : part
    .replace(/\b(aws_iam_\w+)\.([\w-]+)\.(?:name|arn)\b/g, `${type}.$1-$2.output.reference`)
    .replace(/^( +)(aws_iam_\w+)\.([\w-]+),$/gm, `$1${type}.$2-$3,`)).join("")
    .replace(/^resource "(\w+)" "([\w-]+)" \{$/gm, `resource "${type}" "$1-$2" {\n  input = {\n    reference = "$1.$2"`)
    .replace(/^\}\n(?!EOT)/gm, "  }\n}\n");
}

const has = (program) => spawnSync(program, ["--version"]).status === 0;

function checkByCore(text) {
  const folder = mkdtempSync(join(tmpdir(), "iamsim-terraform-"));
  const terraform = (...args) => spawnSync("terraform", args, { cwd: folder, encoding: "utf8", env: { ...process.env, CHECKPOINT_DISABLE: "1" } });
  try {
    const path = join(folder, "iam.tf");
    writeFileSync(path, text);
    check("terraform fmt", ["", 0], (({ stdout, status }) => [stdout, status])(terraform("fmt", "-check", "-diff")));
    const diagnostics = JSON.parse(terraform("validate", "-json").stdout).diagnostics;
    check("terraform validate", [], diagnostics.filter((diagnostic) => diagnostic.summary !== "Missing required provider"));
    writeFileSync(path, builtIn(text));
    check("terraform validate, built in", [], JSON.parse(terraform("validate", "-json").stdout).diagnostics);
    const applied = terraform("apply", "-auto-approve", "-no-color");
    check("terraform apply, built in", [0, ""], [applied.status, applied.stderr.replace(/^There are some problems[^]*?╵\n/, "").trim()]);
    const resources = {};
    for (const { values } of JSON.parse(terraform("show", "-json").stdout).values.root_module.resources) {
      const { reference, ...attributes } = values.output;
      const [type, label] = reference.split(".");
      (resources[type] ??= {})[label] = attributes;
    }
    checkTerraform("terraform", resources);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const scenarios = {
  async terraform() {
    const text = await exported("terraform");
    check("is formatted as HashiCorp's formatter does", text, await format(text));
    const resources = Object.fromEntries(Object.entries((await parse("iam.tf", text)).resource).map(([type, labels]) =>
      [type, Object.fromEntries(Object.entries(labels).map(([label, [attributes]]) => [label, valueOf(attributes)]))]));
    checkTerraform("parser", resources);
    if (has("terraform")) checkByCore(text);
  },

  async cloudformation() {
    const text = await exported("cloudformation");
    const { Resources: resources } = JSON.parse(text);
    const of = (type) => Object.values(resources).filter((resource) => resource.Type === `AWS::IAM::${type}`).map((resource) => resource.Properties);
    const inlineOf = (resource) => documentsOf(resource.Policies);
    check("users", details("User").map((user) => [user.UserName, user.Path, documentsOf(user.UserPolicyList), tagsOf(user)]),
      of("User").map((user) => [user.UserName, user.Path, inlineOf(user), tagsOf(user)]));
    check("groups", details("Group").map((group) => [group.GroupName, group.Path, documentsOf(group.GroupPolicyList)]),
      of("Group").map((group) => [group.GroupName, group.Path, inlineOf(group)]));
    check("roles", roles.map((role) => [role.RoleName, role.Path, role.Description, role.AssumeRolePolicyDocument, documentsOf(role.RolePolicyList), tagsOf(role)]),
      of("Role").map((role) => [role.RoleName, role.Path, role.Description, role.AssumeRolePolicyDocument, inlineOf(role), tagsOf(role)]));
    check("policies", file.Policies.map((policy) => [policy.PolicyName, policy.Path, policy.Description, inForce(policy)]),
      of("ManagedPolicy").map((policy) => [policy.ManagedPolicyName, policy.Path, policy.Description, policy.PolicyDocument]));
    if (has("cfn-lint")) {
      const folder = mkdtempSync(join(tmpdir(), "iamsim-cloudformation-"));
      const path = join(folder, "iam.template.json");
      writeFileSync(path, text);
      const lint = spawnSync("cfn-lint", ["--region", "us-east-1", "--", path], { encoding: "utf8" });
      check("cfn-lint", ["", 0], [lint.stdout, lint.status]);
      rmSync(folder, { recursive: true });
    }
  },
};

const imported = await fetch(`${simulator}/import`, { method: "POST", body: JSON.stringify(file) });
check("import", [200, []], [imported.status, (await imported.json()).skipped]);
await scenarios[process.argv[2]]();
