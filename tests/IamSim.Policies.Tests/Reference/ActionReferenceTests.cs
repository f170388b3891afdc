using IamSim.Policies.Reference;

namespace IamSim.Policies.Tests.Reference;

public class ActionReferenceTests
{
    private static readonly ActionReference Reference = ActionReference.Default;

    [Fact]
    public void Reference_HasTheServicesAndTheirActions()
    {
        Assert.True(Reference.Services.Length > 400, $"{Reference.Services.Length} services");
        Assert.True(Reference.Services.Sum(service => service.Actions.Length) > 20_000);
        Assert.All(Reference.Services, service => Assert.Same(service, Reference.FindService(service.Prefix)));
    }

    [Fact]
    public void FindAction_OfEachAction_WhateverTheCase() => Assert.All(
        Reference.Services.SelectMany(service => service.Actions),
        action =>
        {
            Assert.Same(action, Reference.FindAction(action.FullName));
            Assert.Same(action, Reference.FindAction(action.FullName.ToUpperInvariant()));
        });

    [Fact]
    public void FindAction_CreateTrainingJob_KnowsWhatItNeeds()
    {
        var action = Reference.FindAction("sagemaker:CreateTrainingJob")!;

        Assert.Equal(AccessLevel.Write, action.AccessLevel);
        Assert.Contains("sagemaker:InstanceTypes", action.ConditionKeys);
        Assert.Contains(action.ResourceTypes, type => type.Name == "training-job" && type.Required && type.Type!.Matches("arn:aws:sagemaker:us-east-1:111122223333:training-job/x"));
        Assert.True(action.HasConditionKey("aws:RequestTag/team"));
        Assert.False(action.HasConditionKey("s3:prefix"));
    }

    [Theory]
    [InlineData("iam:PassRole", AccessLevel.Write)]
    [InlineData("s3:GetObject", AccessLevel.Read)]
    [InlineData("s3:ListBucket", AccessLevel.List)]
    [InlineData("iam:TagRole", AccessLevel.Tagging)]
    [InlineData("iam:AttachRolePolicy", AccessLevel.PermissionsManagement)]
    public void FindAction_KnowsTheAccessLevel(string name, AccessLevel level) => Assert.Equal(level, Reference.FindAction(name)!.AccessLevel);

    [Theory]
    [InlineData("nothing:Here")]
    [InlineData("s3:GetObjekt")]
    [InlineData("")]
    public void FindAction_OfNone_IsNull(string name) => Assert.Null(Reference.FindAction(name));

    [Fact]
    public void FindAction_AllocatesNothing()
    {
        Reference.FindAction("sagemaker:CreateTrainingJob");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Reference.FindAction("SageMaker:createtrainingjob");

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Expand_OfAPattern_IsTheListOfItsActions()
    {
        var jobs = Reference.Expand("sagemaker:Create*Job").Select(action => action.Name).ToList();

        Assert.Contains("CreateTrainingJob", jobs);
        Assert.Contains("CreateHyperParameterTuningJob", jobs);
        Assert.All(jobs, name => Assert.EndsWith("Job", name, StringComparison.Ordinal));
        Assert.Equal(Reference.Services.Sum(service => service.Actions.Length), Reference.Expand("*").Count());
        Assert.Single(Reference.Expand("S3:get?bject"));
        Assert.Empty(Reference.Expand("s3:Nothing*"));
    }

    [Theory]
    [InlineData("aws:SourceIp", ConditionKeyType.IpAddress, false)]
    [InlineData("AWS:tagkeys", ConditionKeyType.String, true)]
    [InlineData("aws:RequestTag/team", ConditionKeyType.String, false)]
    [InlineData("sagemaker:InstanceTypes", ConditionKeyType.String, true)]
    [InlineData("s3:max-keys", ConditionKeyType.Numeric, false)]
    public void FindConditionKey_KnowsTypeAndNumber(string name, ConditionKeyType type, bool isMultivalued)
    {
        var key = Reference.FindConditionKey(name)!;

        Assert.Equal((type, isMultivalued), (key.Type, key.IsMultivalued));
    }

    [Theory]
    [InlineData("s3", true)]
    [InlineData("KMS", true)]
    [InlineData("ec2", false)]
    [InlineData("iam", false)]
    public void SupportsResourceControl_OfAService(string service, bool expected) => Assert.Equal(expected, Reference.SupportsResourceControl(service));
}
