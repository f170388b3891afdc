using IamSim.SignIn;

namespace IamSim.Tests.SignIn;

public sealed class SignInThrottleTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void Failures_PastTheFreeOnes_WaitTwiceAsLongEach_AMinuteAtMost()
    {
        var throttle = new SignInThrottle(_clock);
        Fail(throttle, "alice", SignInThrottle.FreeFailures);
        var waits = new List<double>();
        for (var at = 0; at < 10; at++)
        {
            Fail(throttle, "alice", 1);
            var wait = throttle.Begin("1", "alice")!.Value;
            waits.Add(wait.TotalSeconds);
            _clock.Now += wait;
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60, 60], waits);
    }

    [Fact]
    public void Success_ForgetsFailures_AndRestDoesToo()
    {
        var throttle = new SignInThrottle(_clock);
        Fail(throttle, "alice", SignInThrottle.FreeFailures);
        throttle.Succeeded("1", "ALICE");
        Fail(throttle, "alice", SignInThrottle.FreeFailures + 1);
        Assert.NotNull(throttle.Begin("1", "alice"));
        Assert.Null(throttle.Begin("2", "alice"));

        _clock.Now += TimeSpan.FromMinutes(16);
        Fail(throttle, "alice", SignInThrottle.FreeFailures + 1);
    }

    [Fact]
    public void Undecided_CountsNeitherWay()
    {
        var throttle = new SignInThrottle(_clock);
        Fail(throttle, "alice", SignInThrottle.FreeFailures);
        for (var at = 0; at < 3; at++)
        {
            Assert.Null(throttle.Begin("1", "alice"));
            throttle.Undecided("1", "alice");
        }

        Fail(throttle, "alice", 1);
        Assert.NotNull(throttle.Begin("1", "alice"));
    }

    [Fact]
    public void Memory_IsBounded_AndKeepsTheNewest()
    {
        var throttle = new SignInThrottle(_clock);
        for (var at = 0; at < SignInThrottle.MostKept; at++)
        {
            throttle.Begin("1", $"user-{at}");
        }

        _clock.Now += TimeSpan.FromSeconds(1);
        Fail(throttle, "alice", SignInThrottle.FreeFailures + 1);
        for (var at = 0; at < 100; at++)
        {
            throttle.Begin("2", $"user-{at}");
        }

        Assert.NotNull(throttle.Begin("1", "alice"));
    }

    private static void Fail(SignInThrottle throttle, string user, int times)
    {
        for (var at = 0; at < times; at++)
        {
            Assert.Null(throttle.Begin("1", user));
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch.AddYears(60);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
