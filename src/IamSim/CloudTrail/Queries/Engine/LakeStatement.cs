namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>A statement that may run.</summary>
/// <param name="Sql">The statement, with the ids of event data stores in quotation marks.</param>
/// <param name="Stores">The ids of the event data stores that it names, in the order in which it names them.</param>
/// <param name="Names">What its columns are called.</param>
internal sealed record LakeStatement(string Sql, IReadOnlyList<string> Stores, ResultNames Names);
