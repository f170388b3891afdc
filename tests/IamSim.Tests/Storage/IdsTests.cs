using IamSim.Storage;

namespace IamSim.Tests.Storage;

public sealed class IdsTests
{
    private readonly Ids _ids = new();

    [Fact]
    public void Ids_OfEachKind_AreSpelledAsAwsDoes()
    {
        Assert.Matches("^AIDA[A-Z2-7]{17}$", _ids.User());
        Assert.Matches("^AROA[A-Z2-7]{17}$", _ids.Role());
        Assert.Matches("^AGPA[A-Z2-7]{17}$", _ids.Group());
        Assert.Matches("^AIPA[A-Z2-7]{17}$", _ids.InstanceProfile());
        Assert.Matches("^ANPA[A-Z2-7]{17}$", _ids.ManagedPolicy());
        Assert.Matches("^AKIA[A-Z2-7]{16}$", _ids.AccessKey());
        Assert.Matches("^ASIA[A-Z2-7]{16}$", _ids.TemporaryAccessKey("123456789012"));
        Assert.Matches("^[A-Za-z0-9+/]{40}$", _ids.SecretAccessKey());
    }

    [Fact]
    public void Event_MadeLater_SortsLater()
    {
        var first = _ids.Event();
        Thread.Sleep(2);

        Assert.Equal(7, first.Version);
        Assert.True(first.CompareTo(_ids.Event()) < 0);
    }
}
