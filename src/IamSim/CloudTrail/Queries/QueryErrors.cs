using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Queries;

/// <summary>What CloudTrail says of queries, in the words of the API reference.</summary>
internal static class QueryErrors
{
    /// <summary>What the query may not be, or what the engine says of it.</summary>
    public static Fault Invalid(string reason) => CloudTrailFaults.InvalidQueryStatement(reason);

    public static Fault NotFound() => CloudTrailFaults.QueryIdNotFound("The query ID does not exist or does not map to a query.");

    public static Fault Inactive() =>
        CloudTrailFaults.InactiveQuery("The specified query cannot be canceled because it is in the FINISHED, FAILED, TIMED_OUT, or CANCELLED state.");

    public static Fault TooMany() => CloudTrailFaults.MaxConcurrentQueries(
        "You are already running the maximum number of concurrent queries. The maximum number of concurrent queries is 10.");

    public static Fault InvalidParameter(string message) => CloudTrailFaults.InvalidParameter(message);

    public static Fault InvalidDates() =>
        CloudTrailFaults.InvalidDateRange("A date range for the query was specified that is not valid. Be sure that the start time is chronologically before the end time.");

    public static Fault NoBucket() => CloudTrailFaults.S3BucketDoesNotExist("The specified S3 bucket does not exist.");
}
