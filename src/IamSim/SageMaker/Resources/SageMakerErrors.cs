using IamSim.Contracts;
using IamSim.Contracts.SageMaker;

namespace IamSim.SageMaker.Resources;

/// <summary>
/// SageMaker's refusals. Most are <c>ValidationException</c>s whose words no reference lists: those without a remark are AWS's own, as public reports
/// quote them and AWS's own operator for Kubernetes compares them.
/// </summary>
internal static class SageMakerErrors
{
    /// <summary>Status 400, code <c>ValidationException</c>.</summary>
    public static Fault Invalid(string message) => CommonFaults.ValidationError(message);

    /// <summary>What is asked for is not there. Each kind says it in its own way, and one has a code of its own.</summary>
    public static Fault NotFound(SageMakerKind kind, string name, string arn) => kind switch
    {
        SageMakerKind.TrainingJob => Invalid("Requested resource not found."),
        SageMakerKind.ProcessingJob => Invalid("Could not find requested job with name: " + name),
        SageMakerKind.TuningJob => SageMakerFaults.ResourceNotFound($"Amazon SageMaker can't find a tuning job with the name {name}."),
        SageMakerKind.Model => Invalid($"Could not find model \"{arn}\"."),
        SageMakerKind.EndpointConfig => Invalid($"Could not find endpoint configuration \"{arn}\"."),
        SageMakerKind.Endpoint => Invalid($"Could not find endpoint \"{arn}\"."),
        _ => Invalid("RecordNotFound"),
    };

    /// <summary>The name is taken.</summary>
    public static Fault Taken(SageMakerKind kind, string arn) => kind switch
    {
        SageMakerKind.TrainingJob => SageMakerFaults.ResourceInUse(
            $"Training job names must be unique within an AWS account and region, and a training job with this name already exists ({arn})"),
        SageMakerKind.ProcessingJob => SageMakerFaults.ResourceInUse(
            $"Job name must be unique within an AWS account and region, and a job with this name already exists ({arn})"),

        // A guess after the two others.
        SageMakerKind.TuningJob => SageMakerFaults.ResourceInUse(
            $"Tuning job names must be unique within an AWS account and region, and a tuning job with this name already exists ({arn})"),
        SageMakerKind.Model => Invalid($"Cannot create already existing model \"{arn}\"."),
        SageMakerKind.EndpointConfig => Invalid($"Cannot create already existing endpoint configuration \"{arn}\"."),
        SageMakerKind.Endpoint => Invalid($"Cannot create already existing endpoint \"{arn}\"."),

        // A guess.
        _ => Invalid($"Cannot create a duplicate Notebook Instance ({arn})"),
    };

    /// <summary>A job that has ended, or is being stopped, cannot be stopped.</summary>
    public static Fault NotStoppable(string what, string status) => Invalid(
        $"The request was rejected because the {what} is in status {status}.");

    /// <summary>An endpoint that changes cannot be changed.</summary>
    public static Fault EndpointChanges(string arn) => Invalid($"Cannot update in-progress endpoint \"{arn}\".");

    /// <summary>A notebook instance in another status than the change needs.</summary>
    public static Fault NotInStatus(string status, string needed, string next, string arn) => Invalid(
        $"Status ({status}) not in ([{needed}]). Unable to transition to ({next}) for Notebook Instance ({arn})");

    /// <summary>"You can only pass an IAM role to a service that shares the same AWS account."</summary>
    public static Fault ForeignRole() => Invalid("RoleArn: Cross-account pass role is not allowed.");

    /// <summary>No report of AWS's words is at hand.</summary>
    public static Fault BadToken() => Invalid("Invalid pagination token: use the NextToken of the page before, with the same parameters.");

    /// <summary>No report of AWS's words is at hand.</summary>
    public static Fault DuplicateTags() => Invalid("Tag keys must be unique: duplicate tag keys found.");

    /// <summary>No report of AWS's words is at hand.</summary>
    public static Fault ReservedTag() => Invalid("Tag keys that start with aws: are reserved for system use.");

    public static Fault TooManyTags(int most) => SageMakerFaults.ResourceLimitExceeded($"A resource can have at most {most} tags.");

    /// <summary>A quota of the account is used up.</summary>
    public static Fault QuotaExceeded(string quota, int limit, int used, int more) => SageMakerFaults.ResourceLimitExceeded(
        $"The account-level service limit '{quota}' is {limit} Instances, with current utilization of {used} Instances and a request delta of {more} Instances. "
        + "Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.");
}
