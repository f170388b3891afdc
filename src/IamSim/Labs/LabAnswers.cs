using System.Text.Json.Serialization;

namespace IamSim.Labs;

/// <summary>The labs.</summary>
public sealed record LabsAnswer(IReadOnlyList<LabSummary> Labs);

/// <summary>A lab in the list.</summary>
/// <param name="Id">As addresses name it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Topics">The topics of MLA-C01 that it covers.</param>
/// <param name="Goal">What is to be reached.</param>
public sealed record LabSummary(string Id, string Title, IReadOnlyList<string> Topics, string Goal);

/// <summary>A lab.</summary>
/// <param name="Id">As addresses name it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Topics">The topics of MLA-C01 that it covers.</param>
/// <param name="Goal">What is to be reached.</param>
/// <param name="Story">Why, and what is there.</param>
/// <param name="Hints">As many as were asked for.</param>
/// <param name="HintCount">How many there are.</param>
public sealed record LabDetail(
    string Id, string Title, IReadOnlyList<string> Topics, string Goal, string Story, IReadOnlyList<string> Hints, int HintCount);

/// <summary>A lab that has begun.</summary>
/// <param name="Id">The lab.</param>
/// <param name="AccountId">The account that was made for it.</param>
/// <param name="Region">The region to work in.</param>
/// <param name="AccessKeyId">The key of the administrator as whom to work; where the lab says so, root's.</param>
/// <param name="SecretAccessKey">Its secret, which is shown this once.</param>
/// <param name="Goal">What is to be reached.</param>
/// <param name="Story">Why, and what is there.</param>
public sealed record LabBegun(string Id, string AccountId, string Region, string AccessKeyId, string SecretAccessKey, string Goal, string Story);

/// <summary>How far a learner is.</summary>
/// <param name="Id">The lab.</param>
/// <param name="AccountId">The account that was looked at: the caller's.</param>
/// <param name="Solved">True where nothing is missing, and nothing too much.</param>
/// <param name="Findings">Each thing that the lab asks for.</param>
public sealed record LabResult(string Id, string AccountId, bool Solved, IReadOnlyList<LabFindingAnswer> Findings);

/// <summary>One thing that a lab asks for.</summary>
/// <param name="Goal">What.</param>
/// <param name="Done">Whether it is so.</param>
/// <param name="Why">What is missing, or too much, and which policy decided it; absent where it is done.</param>
public sealed record LabFindingAnswer(
    string Goal, bool Done, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Why);
