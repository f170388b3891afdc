namespace IamSim.Storage.Lane;

/// <summary>Tells a service scope apart: the writer lane's own carries the lane's tracking context, a request's carries none.</summary>
internal sealed class LaneContext
{
    public IamDb? Db { get; set; }
}
