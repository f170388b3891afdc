using IamSim.Iam.Mfa;

namespace IamSim.Tests.Iam.Mfa;

public sealed class UsedStepsTests
{
    [Fact]
    public void Steps_FarApart_DoNotTouchEachOther()
    {
        var used = UsedSteps.With(null, 1_000_000);
        Assert.True(UsedSteps.IsFree(used, 10));
        used = UsedSteps.With(used, 10);

        Assert.False(UsedSteps.IsFree(used, 1_000_000));
        Assert.False(UsedSteps.IsFree(used, 10));
        Assert.False(UsedSteps.IsFree(used, 9));
        Assert.False(UsedSteps.IsFree(used, 8));
        Assert.True(UsedSteps.IsFree(used, 7));
        Assert.True(UsedSteps.IsFree(used, 11));
    }

    [Fact]
    public void Steps_PastTheMost_ForgetTheOldest()
    {
        byte[]? used = null;
        for (var step = 1; step <= UsedSteps.Most + 1; step++)
        {
            used = UsedSteps.With(used, step * 10);
        }

        Assert.True(UsedSteps.IsFree(used, 10));
        Assert.False(UsedSteps.IsFree(used, 20));
        Assert.False(UsedSteps.IsFree(used, (UsedSteps.Most + 1) * 10));
    }
}
