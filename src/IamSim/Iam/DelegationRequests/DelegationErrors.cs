using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.DelegationRequests;

/// <summary>What IAM says of delegation requests.</summary>
/// <remarks>
/// AWS documents which errors there are, and no report of their messages was found: all of these sentences are guesses, after the pattern of IAM's
/// others.
/// </remarks>
internal static class DelegationErrors
{
    /// <summary>There is none, or not for this caller: who may not see a request learns nothing of it.</summary>
    public static Fault NoSuchRequest(string id) => IamFaults.NoSuchEntity($"Delegation request {id} cannot be found.");

    public static Fault WorkflowIdTaken(string workflowId) =>
        IamFaults.EntityAlreadyExists($"Delegation request with requestor workflow id {workflowId} already exists.");

    public static Fault WrongState(DelegationRequest request, Call call) => IamFaults.InvalidInput(InState(request, call));

    /// <summary><c>AcceptDelegationRequest</c> declares no <c>InvalidInput</c>: of what it declares, this is a conflict with what happened before.</summary>
    public static Fault NotAcceptable(DelegationRequest request, Call call) => IamFaults.ConcurrentModification(InState(request, call));

    /// <summary>"Root users can only approve delegation requests with a duration of 4 hours or less."</summary>
    public static Fault TooLongForRoot() =>
        CommonFaults.AccessDenied("The root user can only accept delegation requests with a session duration of 4 hours or less.");

    public static Fault OnlyByOwner(DelegationRequest request) =>
        CommonFaults.AccessDenied($"Only the owner of delegation request {request.Id} can send its token.");

    public static Fault NotATopic(string channel) => IamFaults.InvalidInput($"Notification channel {channel} is not the ARN of an SNS topic of your account.");

    public static Fault NoTemplateNamed() => IamFaults.InvalidInput("The permissions of a delegation request must name a policy template.");

    public static Fault NoSuchTemplate(string arn) => IamFaults.InvalidInput($"Policy template {CallText.Shown(arn)} does not exist or is not yours.");

    public static Fault IncompleteParameter() => IamFaults.InvalidInput("Each policy parameter must have a name, a type and at least one value.");

    public static Fault SeveralValues(string name) => IamFaults.InvalidInput($"Policy parameter {name} is of type string and has several values.");

    public static Fault RepeatedParameter(string name) => IamFaults.InvalidInput($"Policy parameter {name} is given more than once.");

    public static Fault MissingParameter(string name) => IamFaults.InvalidInput($"Policy parameter {name} of the policy template is missing.");

    public static Fault NotAPolicy(string why) => IamFaults.InvalidInput($"The policy template and its parameters do not make a valid policy: {why}");

    public static Fault NotAnOwner(string ownerId) => IamFaults.InvalidInput($"Owner {ownerId} is not the ARN of an identity that can own a delegation request.");

    public static Fault NoSuchOwner(string ownerId) => IamFaults.NoSuchEntity($"Owner {ownerId} cannot be found.");

    public static Fault NotSummarized(string arn) =>
        IamFaults.InvalidInput($"{CallText.Shown(arn)} is not the ARN of a delegation-request, which alone can be summarized.");

    /// <summary>AWS's words for it are not known.</summary>
    public static Fault LimitedSession() =>
        CommonFaults.AccessDenied("A session that is limited by session policies cannot accept a delegation request.");

    public static Fault UnknownLocale(string locale) => IamFaults.InvalidInput($"Locale {locale} is not supported.");

    private static string InState(DelegationRequest request, Call call) =>
        $"Delegation request {request.Id} is in state {request.StateAt(call.Time)}, in which this is not possible.";
}
