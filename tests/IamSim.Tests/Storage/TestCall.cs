using System.Globalization;
using System.Text;
using IamSim.Audit;
using IamSim.Iam.Users;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Storage;

/// <summary>A call whose work is given by the test, and which remembers what the lane told it.</summary>
internal sealed class TestCall(string account, Func<IamDb, Task<bool>>? work) : ILaneCall
{
    public bool Changes => work is not null;

    public int Runs { get; private set; }

    public UniqueViolation? Violation { get; private set; }

    public Exception? Failure { get; private set; }

    public Func<AuditEntry, AuditEntry> Event { get; init; } = entry => entry;

    public static TestCall EventOnly(string account, Func<AuditEntry, AuditEntry>? entry = null) => new(account, null) { Event = entry ?? (e => e) };

    public static TestCall CreateUser(string account, string name) => new(account, db =>
    {
        db.Users.Add(NewUser(account, name));
        return Task.FromResult(true);
    });

    public static User NewUser(string account, string name) => new()
    {
        AccountId = account,
        Id = new Ids().User(),
        Name = name,
        NameKey = NameKeys.Of(name),
        Path = "/",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    public async ValueTask<bool> RunAsync(IServiceProvider lane, CancellationToken ct)
    {
        Runs++;
        Violation = null;
        Failure = null;
        return await work!(lane.GetRequiredService<IamDb>());
    }

    public void Collided(UniqueViolation violation) => Violation = violation;

    public void Failed(Exception exception) => Failure = exception;

    public AuditEntry Describe()
    {
        var id = new Ids().Event();
        var record = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"eventID":"{{id}}","recipientAccountId":"{{account}}"}"""));
        return Event(new AuditEntry(
            account, id, DateTimeOffset.UnixEpoch, "CreateUser", "iam.amazonaws.com", null, null, null, "127.0.0.1", null, !Changes, [], record));
    }
}

/// <summary>A call that keeps the lane busy until it is opened: what enters meanwhile becomes one batch.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _done = Task.CompletedTask;

    public static async Task<Gate> CloseAsync(WriterLane lane)
    {
        var gate = new Gate();
        var call = new TestCall(StorageHost.NewAccount(), async _ =>
        {
            gate._entered.TrySetResult();
            await gate._open.Task;
            return true;
        });
        gate._done = lane.RunAsync(call, default);
        await gate._entered.Task;
        return gate;
    }

    public Task OpenAsync()
    {
        _open.TrySetResult();
        return _done;
    }
}
