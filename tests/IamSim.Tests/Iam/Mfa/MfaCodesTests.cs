using System.Text;
using IamSim.Iam.Mfa;
using OtpNet;

namespace IamSim.Tests.Iam.Mfa;

public class MfaCodesTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Machine = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Simulator = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>RFC 6238, appendix B: the last six digits of its codes for SHA-1 at 59 s and, a step before, RFC 4226's for counter 0.</summary>
    [Fact]
    public void FindPair_OfTheStandardsOwnValues_FindsTheStep()
    {
        var codes = new MfaCodes(new Clock(DateTimeOffset.FromUnixTimeSeconds(59)));

        Assert.Equal(new CodePair(1, 0), codes.FindPair(Seed, "755224", "287082", Machine, reach: 1));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void FindPair_WithinReachOfEitherClock_IsFound(int drift, bool found)
    {
        var codes = new MfaCodes(new Clock(Machine));
        foreach (var clock in new[] { Machine, Simulator })
        {
            var last = MfaCodes.StepAt(clock) + drift;

            var pair = codes.FindPair(Seed, Code(last - 1), Code(last), Simulator, reach: 1);

            Assert.Equal(found ? new CodePair(last, drift) : null, pair);
        }
    }

    [Fact]
    public void FindPair_OfCodesThatAreNotConsecutive_IsNull()
    {
        var codes = new MfaCodes(new Clock(Machine));
        var now = MfaCodes.StepAt(Machine);

        Assert.Null(codes.FindPair(Seed, Code(now), Code(now), Simulator, reach: 1));
        Assert.Null(codes.FindPair(Seed, Code(now), Code(now - 1), Simulator, reach: 1));
        Assert.Null(codes.FindPair(Seed, Code(now - 1), Code(now + 1), Simulator, reach: 1));
        Assert.Null(codes.FindPair(Seed, "٠٠٠٠٠٠", Code(now), Simulator, reach: 1));
    }

    private static string Code(long step) => new Hotp(Seed, OtpHashMode.Sha1, 6).ComputeHOTP(step);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
