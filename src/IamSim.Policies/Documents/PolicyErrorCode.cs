namespace IamSim.Policies.Documents;

/// <summary>The rules of the policy language that a document can break, in the order of the stages that check them.</summary>
public enum PolicyErrorCode
{
    // Text: what any JSON parser refuses, and two things that only policies refuse.
    InvalidJson,
    DuplicateElement,
    TooDeep,

    // Syntax: the grammar that all kinds share.
    NotAnObject,
    EmptyDocument,
    UnknownElement,
    WrongType,
    InvalidVersion,
    MissingStatement,
    EmptyStatement,
    MissingEffect,
    InvalidEffect,
    ConflictingElements,
    UnknownPrincipalKey,
    InvalidConditionOperator,

    // Rules: what the kind requires and forbids.
    LeadingWhitespace,
    StatementBeforeVersion,
    VersionTooOld,
    ProhibitedElement,
    ProhibitedEffect,
    InvalidSid,
    DuplicateSid,
    MissingAction,
    MissingResource,
    MissingPrincipal,
    EmptyPrincipal,
    EveryonePrincipal,
    InvalidPrincipal,
    InvalidFederatedPrincipal,
    UnprefixedAction,
    ActionWithManyColons,
    WildcardActionVendor,
    InvalidActionVendor,
    ActionNotAssumeRole,
    UnprefixedConditionKey,
    ResourceNotArn,
    TruncatedArn,
    InvalidArnPartition,
    InvalidArnService,
    InvalidArnAccount,
    IamArnWithRegion,
    InvalidIamArnPath,
}
