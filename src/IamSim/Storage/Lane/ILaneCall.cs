using IamSim.Audit;

namespace IamSim.Storage.Lane;

/// <summary>One call as the writer lane sees it. The lane never runs two calls at once.</summary>
internal interface ILaneCall
{
    /// <summary>False for a call that has been done beside the lane already: only its event enters.</summary>
    bool Changes { get; }

    /// <summary>True for a change of what is made from events, such as their index: it takes nothing away that an event names.</summary>
    bool IsDerived => false;

    /// <summary>
    /// Does the call's work inside its savepoint, on services of the lane's own scope; the lane saves. May run again after a transaction that
    /// died, so it first forgets what an earlier run left.
    /// </summary>
    /// <returns>False where the call is refused: what it did is rolled back, and only its event stays.</returns>
    ValueTask<bool> RunAsync(IServiceProvider lane, CancellationToken ct);

    /// <summary>The save broke a unique index; what the call did has been rolled back.</summary>
    void Collided(UniqueViolation violation);

    /// <summary>The call or its save threw; what it did has been rolled back.</summary>
    void Failed(Exception exception);

    /// <summary>The call's event, asked for once the outcome is known.</summary>
    /// <remarks>Null for the simulator's own changes (its clock): those are no calls and have no event.</remarks>
    AuditEntry? Describe();

    /// <summary>The events that go with the call's own, asked for behind it: the copy that another account gets, what a service tells of itself.</summary>
    IReadOnlyList<AuditEntry> DescribeOthers() => [];

    /// <summary>
    /// True for what takes the accounts' trails away and begins them anew: the events of the calls before it in its batch are written first, for they
    /// belong to the trails that go.
    /// </summary>
    bool BeginsTrailsAnew => false;

    /// <summary>The events that trails begin with which the call began anew; asked for behind its own.</summary>
    IReadOnlyList<AuditEntry> DescribeOpenings() => [];
}

/// <summary>A unique index or key that a save broke.</summary>
/// <param name="Table">The table's name, which is the name of the <see cref="IamDb"/>'s set.</param>
/// <param name="Columns">The columns of the index or key, in its order.</param>
internal sealed record UniqueViolation(string Table, IReadOnlyList<string> Columns)
{
    /// <summary>Whether these columns, the account's aside, are the ones that broke: <c>Is("Users", "NameKey")</c>.</summary>
    public bool Is(string table, params ReadOnlySpan<string> columns)
    {
        if (Table != table)
        {
            return false;
        }

        var at = 0;
        foreach (var column in Columns)
        {
            if (column != "AccountId" && (at == columns.Length || column != columns[at++]))
            {
                return false;
            }
        }

        return at == columns.Length;
    }
}

/// <summary>
/// The call could not be committed, or nobody knows whether it was (the connection broke during COMMIT). The caller is to be told that the
/// service is unavailable; the call does not run again.
/// </summary>
internal sealed class LaneUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
