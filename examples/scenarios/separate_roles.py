"""Endpoint and notebook roles apart from the training role; an engineer who may not pass the admin role."""
from scenario import BASICS, Account, allow, completed, failed, ok, policy, refused, step, trust

account = Account()
bucket = f"cats-{account.id}"
data, output = f"s3://{bucket}/train/", f"s3://{bucket}/models/"
account.s3.create_bucket(Bucket=bucket)
account.s3.put_object(Bucket=bucket, Key="train/1.csv", Body=b"cat,1\n")

step("Three roles, each for one thing, and one of old that may everything")
LIST = allow("s3:ListBucket", f"arn:aws:s3:::{bucket}")
training = account.role("Training", *BASICS, LIST, allow("s3:GetObject", f"arn:aws:s3:::{bucket}/train/*"), allow("s3:PutObject", f"arn:aws:s3:::{bucket}/models/*"), path="/ml/")
serving = account.role("Serving", *BASICS, LIST, allow("s3:GetObject", f"arn:aws:s3:::{bucket}/models/*"), path="/ml/")
notebook = account.role("Notebook", LIST, allow("s3:GetObject", f"arn:aws:s3:::{bucket}/train/*"), path="/ml/")
admin = account.role("Admin", allow("*"))
engineer = account.user("anna", allow("sagemaker:*"), allow("iam:PassRole"))

step("Before: whoever may pass any role may do what any role may")
engineer.train("by-admin", admin, data, output)
completed("anna trains with the role Admin", account, "by-admin")

step("She may pass roles of machine learning, to SageMaker alone")
account.iam.put_user_policy(UserName="anna", PolicyName="own", PolicyDocument=policy(
    allow("sagemaker:*"),
    allow("iam:PassRole", account.arn("role/ml/*"), Condition={"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}})))
refused(
    "not the role Admin", "AccessDeniedException", lambda: engineer.train("by-admin-again", admin, data, output),
    f"arn:aws:iam::{account.id}:user/anna is not authorized to perform: iam:PassRole on resource: {admin}", "because no identity-based policy allows the iam:PassRole action")
engineer.train("by-training", training, data, output)
completed("the role Training", account, "by-training")

step("Roles apart: what one may, the others may not")
refused("the notebook's role finds no model to serve", "ValidationException", lambda: engineer.sagemaker.create_model(
    ModelName="stolen", ExecutionRoleArn=notebook,
    PrimaryContainer={"Image": f"{account.id}.dkr.ecr.us-east-1.amazonaws.com/cats:1", "ModelDataUrl": f"{output}by-training/output/model.tar.gz"}),
    "Could not access model data at", "s3:GetObject")
engineer.train("by-notebook", notebook, data, output)
failed("the notebook's role cannot train: it pulls no image", account, "by-notebook", "ecr:GetAuthorizationToken", "Image pull failed")
refused("a role that trusts another service is none for SageMaker", "ValidationException", lambda: account.train(
    "by-ec2", account.role("Ec2", allow("*"), trusts=trust("ec2.amazonaws.com")), data, output), "Could not assume role", "principal 'sagemaker.amazonaws.com'")
made = engineer.sagemaker.create_model(
    ModelName="cats", ExecutionRoleArn=serving,
    PrimaryContainer={"Image": f"{account.id}.dkr.ecr.us-east-1.amazonaws.com/cats:1", "ModelDataUrl": f"{output}by-training/output/model.tar.gz"})
ok("the role Serving reads the model", made["ModelArn"].endswith(":model/cats"))
engineer.sagemaker.create_endpoint_config(EndpointConfigName="cats", ProductionVariants=[
    {"VariantName": "all", "ModelName": "cats", "InstanceType": "ml.m5.large", "InitialInstanceCount": 1}])
engineer.sagemaker.create_endpoint(EndpointName="cats", EndpointConfigName="cats")
for _ in range(30):
    status = engineer.sagemaker.describe_endpoint(EndpointName="cats")["EndpointStatus"]
    if status != "Creating":
        break
    account.clock_on(2)
ok("the endpoint is in service", status == "InService", status)

print("\nAll checks hold.")
