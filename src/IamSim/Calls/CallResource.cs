namespace IamSim.Calls;

/// <summary>One of the resources that an event lists.</summary>
/// <param name="Arn">The resource.</param>
/// <param name="Account">Its account; empty where records have none, as of S3's objects.</param>
/// <param name="Type">As CloudFormation names it, <c>AWS::IAM::Role</c>.</param>
internal sealed record CallResource(string Arn, string Account, string Type)
{
    /// <summary>True where the ARN is what those of all resources that the event is about begin with.</summary>
    public bool IsPrefix { get; init; }
}

/// <summary>What a SAML assertion or an OIDC token asks for, which stands in an event as if the request had it.</summary>
/// <param name="AssertionId">The SAML assertion's id; null of an OIDC token.</param>
/// <param name="SessionName">The role session's name.</param>
/// <param name="SourceIdentity">The source identity; null where there is none.</param>
/// <param name="Tags">The session's tags.</param>
/// <param name="TransitiveTagKeys">Those that go on along a chain of roles.</param>
internal sealed record VouchedRequest(
    string? AssertionId, string SessionName, string? SourceIdentity, IReadOnlyList<Contracts.Sts.Tag> Tags, IReadOnlyList<string> TransitiveTagKeys);

/// <summary>The event of a call in another account than the caller's.</summary>
/// <param name="Account">The account that gets it.</param>
/// <param name="EventId">The copy's own <c>eventID</c>.</param>
/// <param name="SharedId">The <c>sharedEventID</c> that both have.</param>
internal sealed record EventCopy(string Account, Guid EventId, Guid SharedId);
