"""Only the vision team may start tuning jobs, only on ml.g5.xlarge, for at most two hours, with their tags and in their VPC."""
import json
import pathlib

from scenario import Account, allow, ok, refused, step

account = Account()
SUBNET, GROUP = "subnet-0a1b2c3d4e5f60718", "sg-0a1b2c3d4e5f60718"
POLICIES = pathlib.Path(__file__).parent.parent / "policies"


def document(name):
    return (POLICIES / f"{name}.json").read_text().replace("ACCOUNT_ID", account.id)


def job(name, types=("ml.g5.xlarge",), seconds=7200, tags=(("team", "vision"),), subnets=(SUBNET,)):
    definition = {
        "RoleArn": account.arn("role/training/Vision"),
        "AlgorithmSpecification": {"TrainingImage": f"{account.id}.dkr.ecr.us-east-1.amazonaws.com/cats:1", "TrainingInputMode": "File"},
        "OutputDataConfig": {"S3OutputPath": f"s3://cats-{account.id}/models/"},
        "ResourceConfig": {"InstanceType": types[0], "InstanceCount": 1, "VolumeSizeInGB": 10},
        "StaticHyperParameters": {"epochs": "1"},
    }
    if seconds:
        definition["StoppingCondition"] = {"MaxRuntimeInSeconds": seconds}
    else:
        definition["StoppingCondition"] = {}
    if subnets:
        definition["VpcConfig"] = {"Subnets": list(subnets), "SecurityGroupIds": [GROUP]}
    request = {
        "HyperParameterTuningJobName": name,
        "HyperParameterTuningJobConfig": {"Strategy": "Random", "ResourceLimits": {"MaxNumberOfTrainingJobs": 1, "MaxParallelTrainingJobs": 1}},
        "Tags": [{"Key": key, "Value": value} for key, value in tags],
    }
    if len(types) == 1:
        return {**request, "TrainingJobDefinition": definition}
    return {**request, "TrainingJobDefinitions": [
        {**definition, "DefinitionName": f"d{at}", "ResourceConfig": {**definition["ResourceConfig"], "InstanceType": type},
         "TuningObjective": {"Type": "Maximize", "MetricName": "accuracy"}} for at, type in enumerate(types)]}


step("A role to train with, and two people: vera of the vision team, nina of another")
account.role("Vision", path="/training/")
account.iam.create_group(GroupName="DataScientists")
vera = account.user("vera", tags={"team": "vision"})
nina = account.user("nina", tags={"team": "language"})
for name in ("vera", "nina"):
    account.iam.add_user_to_group(GroupName="DataScientists", UserName=name)

step("Before: everybody may start anything")
account.iam.put_group_policy(GroupName="DataScientists", PolicyName="everything", PolicyDocument=json.dumps(
    {"Version": "2012-10-17", "Statement": [allow(["sagemaker:*", "iam:PassRole"])]}))
report = account.rest("GET", "/cost-control?action=CreateHyperParameterTuningJob")
largest = {each["arn"].rpartition("/")[2]: each["launches"][0]["largest"]["name"] for each in report["principals"]}
ok(f"the report says so: {largest}", largest == {"vera": "ml.p5.48xlarge", "nina": "ml.p5.48xlarge"}, largest)
ok("and that nothing limits the runtime", "NoRuntimeLimit" in {w["code"] for w in report["principals"][0]["launches"][0]["warnings"]})

step("The first try: ForAnyValue, which one type of two is enough for")
wrong = json.loads(document("vision-team-tuning"))
conditions = wrong["Statement"][0]["Condition"]
conditions["ForAnyValue:StringEquals"] = {"sagemaker:InstanceTypes": conditions["ForAllValues:StringEquals"].pop("sagemaker:InstanceTypes")}
account.iam.delete_group_policy(GroupName="DataScientists", PolicyName="everything")
account.iam.put_group_policy(GroupName="DataScientists", PolicyName="tuning", PolicyDocument=json.dumps(wrong))
account.iam.put_group_policy(GroupName="DataScientists", PolicyName="roles", PolicyDocument=document("pass-training-role"))
report = account.rest("GET", "/cost-control?action=CreateHyperParameterTuningJob")
ok("the report warns", report["principals"][0]["launches"][0]["warnings"][0]["code"] == "MixedTypes", report)
print(f"      {report['principals'][0]['launches'][0]['warnings'][0]['message']}")

step("The policy as it should be")
account.iam.put_group_policy(GroupName="DataScientists", PolicyName="tuning", PolicyDocument=document("vision-team-tuning"))
report = account.rest("GET", "/cost-control?action=CreateHyperParameterTuningJob")
launch = report["principals"][0]["launches"][0]
ok("only vera", [each["arn"] for each in report["principals"]] == [account.arn("user/vera")], report)
ok("only ml.g5.xlarge", launch["instanceTypes"] == ["ml.g5.xlarge"], launch)
ok("at most two hours", launch["maxRuntimeInSeconds"] == 7200 and not launch["runtimeMayBeLeftOut"], launch)
ok("in a VPC", launch["mustBeInVpc"], launch)
ok("no warnings", launch["warnings"] == [], launch)
ok("and the quota that limits how many", any(quota["name"] == "ml.g5.xlarge for training job usage" for quota in report["quotas"]))

NOT_ALLOWED = "is not authorized to perform: sagemaker:CreateHyperParameterTuningJob on resource: arn:aws:sagemaker:us-east-1:" + account.id
DENIED = "AccessDeniedException"


def tries(what, who, **asked):
    refused(what, DENIED, lambda: who.sagemaker.create_hyper_parameter_tuning_job(**job("cats", **asked)), NOT_ALLOWED, "because no identity-based policy allows")


tries("nina, of another team", nina)
tries("vera on ml.p4d.24xlarge", vera, types=("ml.p4d.24xlarge",))
tries("vera on ml.g5.xlarge and ml.p4d.24xlarge together", vera, types=("ml.g5.xlarge", "ml.p4d.24xlarge"))
tries("vera for a second too long", vera, seconds=7201)
tries("vera without a tag", vera, tags=())
tries("vera with another team's tag", vera, tags=(("team", "language"),))
tries("vera outside the VPC", vera, subnets=())
tries("vera in another subnet", vera, subnets=("subnet-0123456789abcdef0",))

step("The AWS CLI is told the same")
refused("nina by the CLI", DENIED, lambda: nina.aws("sagemaker", "create-hyper-parameter-tuning-job", "--cli-input-json", json.dumps(job("cats"))), NOT_ALLOWED)

step("A quota of zero stops even her, in another way")
account.rest("PUT", "/service-quotas/training/ml.g5.xlarge", {"value": 0})
answer = next(quota for quota in account.rest("GET", "/cost-control?action=CreateHyperParameterTuningJob")["quotas"] if quota["use"] == "training")
ok("the report shows it", answer["value"] == 0, answer)
account.rest("PUT", "/service-quotas/training/ml.g5.xlarge", {"value": 2})

step("Hers, as it should be")
made = vera.sagemaker.create_hyper_parameter_tuning_job(**job("cats"))
ok("vera starts it", made["HyperParameterTuningJobArn"].endswith(":hyper-parameter-tuning-job/cats"), made)
refused("nina may not stop it", DENIED, lambda: nina.sagemaker.stop_hyper_parameter_tuning_job(HyperParameterTuningJobName="cats"), "sagemaker:StopHyperParameterTuningJob")
vera.sagemaker.stop_hyper_parameter_tuning_job(HyperParameterTuningJobName="cats")
ok("vera stops it")

print("\nAll checks hold.")
