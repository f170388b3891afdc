using System.Collections.Frozen;
using IamSim.Contracts.SageMaker;

namespace IamSim.Rest.OpenApi;

/// <summary>Bodies of SageMaker that work where the account has the role and, for what they read, the data.</summary>
internal static class SageMakerExamples
{
    private const string Role = "arn:aws:iam::123456789012:role/service-role/AmazonSageMakerExecutionRole";
    private const string Image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/xgboost:1";
    private const string Model = "arn:aws:sagemaker:us-east-1:123456789012:model/churn";

    /// <summary>What a training job and a tuning job's definition have in common.</summary>
    private const string Training = $$$$"""
        "roleArn":"{{{{Role}}}}","algorithmSpecification":{"trainingImage":"{{{{Image}}}}","trainingInputMode":"File"},
        "inputDataConfig":[{"channelName":"train","dataSource":{"s3DataSource":{"s3DataType":"S3Prefix","s3Uri":"s3://ml-training-data/train/"}}}],
        "outputDataConfig":{"s3OutputPath":"s3://ml-models"},
        "resourceConfig":{"instanceType":"ml.m5.large","instanceCount":1,"volumeSizeInGB":10},"stoppingCondition":{"maxRuntimeInSeconds":3600}
        """;

    public static readonly FrozenDictionary<Type, string> Texts = new Dictionary<Type, string>
    {
        [typeof(CreateTrainingJobRequest)] = $$$$"""{"trainingJobName":"churn-1",{{{{Training}}}}}""",
        [typeof(CreateProcessingJobRequest)] = $$$$"""
            {"processingJobName":"clean-1","roleArn":"{{{{Role}}}}","appSpecification":{"imageUri":"{{{{Image}}}}"},
            "processingResources":{"clusterConfig":{"instanceCount":1,"instanceType":"ml.m5.large","volumeSizeInGB":10}}}
            """,
        [typeof(CreateHyperParameterTuningJobRequest)] = $$$$"""
            {"hyperParameterTuningJobName":"tune-1",
            "hyperParameterTuningJobConfig":{"strategy":"Bayesian","resourceLimits":{"maxNumberOfTrainingJobs":4,"maxParallelTrainingJobs":2}},
            "trainingJobDefinition":{{{{{Training}}}}}}
            """,
        [typeof(CreateModelInput)] = $$$$"""
            {"modelName":"churn","executionRoleArn":"{{{{Role}}}}",
            "primaryContainer":{"image":"{{{{Image}}}}","modelDataUrl":"s3://ml-models/churn-1/output/model.tar.gz"}}
            """,
        [typeof(CreateEndpointConfigInput)] = """
            {"endpointConfigName":"churn","productionVariants":[
            {"variantName":"AllTraffic","modelName":"churn","initialInstanceCount":1,"instanceType":"ml.m5.large"}]}
            """,
        [typeof(CreateEndpointInput)] = """{"endpointName":"churn","endpointConfigName":"churn"}""",
        [typeof(UpdateEndpointInput)] = """{"endpointConfigName":"churn-2"}""",
        [typeof(CreateNotebookInstanceInput)] = $$$$"""{"notebookInstanceName":"mine","instanceType":"ml.t3.medium","roleArn":"{{{{Role}}}}"}""",
        [typeof(AddTagsInput)] = $$$$"""{"resourceArn":"{{{{Model}}}}","tags":[{"key":"team","value":"vision"}]}""",
        [typeof(DeleteTagsInput)] = $$$$"""{"resourceArn":"{{{{Model}}}}","tagKeys":["team"]}""",
    }.ToFrozenDictionary();
}
