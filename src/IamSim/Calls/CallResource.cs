namespace IamSim.Calls;

/// <summary>One of the resources that an event lists.</summary>
/// <param name="Arn">The resource.</param>
/// <param name="Account">Its account.</param>
/// <param name="Type">As CloudFormation names it, <c>AWS::IAM::Role</c>.</param>
internal sealed record CallResource(string Arn, string Account, string Type);

/// <summary>The event of a call in another account than the caller's.</summary>
/// <param name="Account">The account that gets it.</param>
/// <param name="EventId">The copy's own <c>eventID</c>.</param>
/// <param name="SharedId">The <c>sharedEventID</c> that both have.</param>
internal sealed record EventCopy(string Account, Guid EventId, Guid SharedId);
