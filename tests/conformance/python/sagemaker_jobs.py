"""Drives SageMaker through boto3.

    python3 sagemaker_jobs.py SCENARIO
"""

import datetime
import json
import sys
import urllib.request

import boto3
import botocore.exceptions

from scenarios import ACCOUNT, ENDPOINT, IAM, TRUST, check, refused

CLIENT = boto3.client("sagemaker", endpoint_url=ENDPOINT)
IMAGE = f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/xgboost:1"


def role(name="Sage"):
    return IAM.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]


def arn(resource):
    return f"arn:aws:sagemaker:us-east-1:{ACCOUNT}:{resource}"


def training(name, role_arn, **more):
    return {
        "TrainingJobName": name,
        "RoleArn": role_arn,
        "AlgorithmSpecification": {"TrainingImage": IMAGE, "TrainingInputMode": "File"},
        "OutputDataConfig": {"S3OutputPath": "s3://models/out"},
        "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
        **more,
    }


def jobs():
    """Training jobs: made, described, listed in pages, refused."""
    role_arn = role()
    names = [f"job-{number:02}" for number in range(12)]
    for name in names:
        check(f"{name} made", arn(f"training-job/{name}"), CLIENT.create_training_job(**training(name, role_arn))["TrainingJobArn"])
    described = CLIENT.describe_training_job(TrainingJobName="job-00")
    check("described", ("job-00", role_arn, 3600), (described["TrainingJobName"], described["RoleArn"], described["StoppingCondition"]["MaxRuntimeInSeconds"]))
    check("a time", True, isinstance(described["CreationTime"], datetime.datetime))
    check("artifacts", "s3://models/out/job-00/output/model.tar.gz", described["ModelArtifacts"]["S3ModelArtifacts"])
    pages = list(CLIENT.get_paginator("list_training_jobs").paginate(SortBy="Name", PaginationConfig={"PageSize": 5}))
    check("pages", [5, 5, 2], [len(page["TrainingJobSummaries"]) for page in pages])
    check("each once, in order", names, [job["TrainingJobName"] for page in pages for job in page["TrainingJobSummaries"]])
    refused(
        "taken",
        CLIENT.exceptions.ResourceInUse,
        "ResourceInUse",
        400,
        "Training job names must be unique within an AWS account and region, and a training job with this name already exists "
        f"({arn('training-job/job-00')})",
        CLIENT.create_training_job,
        **training("job-00", role_arn),
    )
    refused(
        "not there",
        CLIENT.exceptions.ClientError,
        "ValidationException",
        400,
        "Requested resource not found.",
        CLIENT.describe_training_job,
        TrainingJobName="none",
    )
    tuning = CLIENT.create_hyper_parameter_tuning_job(
        HyperParameterTuningJobName="tune",
        HyperParameterTuningJobConfig={"Strategy": "Random", "ResourceLimits": {"MaxNumberOfTrainingJobs": 2, "MaxParallelTrainingJobs": 1}},
        TrainingJobDefinition={key: value for key, value in training("x", role_arn).items() if key != "TrainingJobName"},
    )
    check("tuning job", arn("hyper-parameter-tuning-job/tune"), tuning["HyperParameterTuningJobArn"])
    processing = CLIENT.create_processing_job(
        ProcessingJobName="clean",
        RoleArn=role_arn,
        AppSpecification={"ImageUri": IMAGE},
        ProcessingResources={"ClusterConfig": {"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 10}},
    )
    check("processing job", arn("processing-job/clean"), processing["ProcessingJobArn"])


def hosting():
    """A model, its configuration and tags; what is missing is said in AWS's words."""
    role_arn = role()
    refused(
        "no model",
        CLIENT.exceptions.ClientError,
        "ValidationException",
        400,
        f'Could not find model "{arn("model/churn")}".',
        CLIENT.describe_model,
        ModelName="churn",
    )
    made = CLIENT.create_model(ModelName="churn", ExecutionRoleArn=role_arn, PrimaryContainer={"Image": IMAGE}, Tags=[{"Key": "team", "Value": "vision"}])
    check("model", arn("model/churn"), made["ModelArn"])
    check("tags", [{"Key": "team", "Value": "vision"}], [tag for page in CLIENT.get_paginator("list_tags").paginate(ResourceArn=made["ModelArn"]) for tag in page["Tags"]])
    variants = [{"VariantName": "all", "ModelName": "churn", "InitialInstanceCount": 1, "InstanceType": "ml.m5.large"}]
    CLIENT.create_endpoint_config(EndpointConfigName="churn", ProductionVariants=variants)
    check("variant", 1.0, CLIENT.describe_endpoint_config(EndpointConfigName="churn")["ProductionVariants"][0]["InitialVariantWeight"])
    endpoint = CLIENT.create_endpoint(EndpointName="churn", EndpointConfigName="churn")
    check("endpoint", arn("endpoint/churn"), endpoint["EndpointArn"])
    check("listed", ["churn"], [found["EndpointName"] for found in CLIENT.list_endpoints()["Endpoints"]])
    CLIENT.delete_endpoint_config(EndpointConfigName="churn")
    CLIENT.delete_model(ModelName="churn")
    check("gone", [], CLIENT.list_models()["Models"])


def waiters():
    """A notebook instance's whole life, waited for as the clock is turned on."""
    CLIENT.create_notebook_instance(NotebookInstanceName="mine", InstanceType="ml.t3.medium", RoleArn=role())
    for waiter, change in [
        ("notebook_instance_in_service", CLIENT.stop_notebook_instance),
        ("notebook_instance_stopped", CLIENT.delete_notebook_instance),
        ("notebook_instance_deleted", None),
    ]:
        advance(3600)
        CLIENT.get_waiter(waiter).wait(NotebookInstanceName="mine", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
        check(waiter, True, True)
        if waiter == "notebook_instance_in_service":
            url = CLIENT.create_presigned_notebook_instance_url(NotebookInstanceName="mine")["AuthorizedUrl"]
            check("presigned", True, url.startswith("https://mine.notebook.us-east-1.sagemaker.aws?authToken="))
        if change is not None:
            change(NotebookInstanceName="mine")


def job_waiters():
    """A training job that ends well, one that may not write its model, a processing job, an endpoint that serves: each waited for."""
    boto3.client("s3", endpoint_url=ENDPOINT).create_bucket(Bucket=f"models-{ACCOUNT}")
    output = {"OutputDataConfig": {"S3OutputPath": f"s3://models-{ACCOUNT}/out"}}
    able, unable = role("Able"), role("Unable")
    may(able, "Allow", "*")
    may(unable, "Allow", "*")
    may(unable, "Deny", "s3:PutObject")

    CLIENT.create_training_job(**training("good", able, **output))
    advance(600)
    CLIENT.get_waiter("training_job_completed_or_stopped").wait(TrainingJobName="good", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    done = CLIENT.describe_training_job(TrainingJobName="good")
    check("trained", ("Completed", "Completed"), (done["TrainingJobStatus"], done["SecondaryStatus"]))
    check("billed", True, done["BillableTimeInSeconds"] <= (done["TrainingEndTime"] - done["TrainingStartTime"]).total_seconds() + 1)

    CLIENT.create_training_job(**training("bad", unable, **output))
    advance(600)
    try:
        CLIENT.get_waiter("training_job_completed_or_stopped").wait(TrainingJobName="bad", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
        check("the waiter fails", True, False)
    except botocore.exceptions.WaiterError as e:
        check("the waiter fails", ("Failed", True), (e.last_response["TrainingJobStatus"], "s3:PutObject" in e.last_response["FailureReason"]))

    CLIENT.create_processing_job(
        ProcessingJobName="clean", RoleArn=able, AppSpecification={"ImageUri": IMAGE},
        ProcessingResources={"ClusterConfig": {"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 10}})
    advance(600)
    CLIENT.get_waiter("processing_job_completed_or_stopped").wait(ProcessingJobName="clean", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    check("processed", "Completed", CLIENT.describe_processing_job(ProcessingJobName="clean")["ProcessingJobStatus"])

    CLIENT.create_model(ModelName="churn", ExecutionRoleArn=able, PrimaryContainer={"Image": IMAGE, "ModelDataUrl": done["ModelArtifacts"]["S3ModelArtifacts"]})
    CLIENT.create_endpoint_config(
        EndpointConfigName="churn", ProductionVariants=[{"VariantName": "all", "ModelName": "churn", "InitialInstanceCount": 1, "InstanceType": "ml.m5.large"}])
    CLIENT.create_endpoint(EndpointName="churn", EndpointConfigName="churn")
    advance(600)
    CLIENT.get_waiter("endpoint_in_service").wait(EndpointName="churn", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    answer = boto3.client("sagemaker-runtime", endpoint_url=ENDPOINT).invoke_endpoint(EndpointName="churn", Body=b"1,2,3", ContentType="text/csv")
    check("it answers", ("all", 200), (answer["InvokedProductionVariant"], answer["ResponseMetadata"]["HTTPStatusCode"]))
    CLIENT.delete_endpoint(EndpointName="churn")
    advance(600)
    CLIENT.get_waiter("endpoint_deleted").wait(EndpointName="churn", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    check("no endpoint is left", [], CLIENT.list_endpoints()["Endpoints"])


def may(role_arn, effect, action):
    statement = {"Effect": effect, "Action": action, "Resource": "*"}
    IAM.put_role_policy(RoleName=role_arn.rpartition("/")[2], PolicyName=effect, PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


def advance(seconds):
    request = urllib.request.Request(
        f"{ENDPOINT}/api/v1/simulator/clock/advance", json.dumps({"seconds": seconds}).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    urllib.request.urlopen(request).close()


if __name__ == "__main__":
    {scenario.__name__: scenario for scenario in [jobs, hosting, waiters, job_waiters]}[sys.argv[1]]()
