namespace IamSim.Conformance.Tests.Support;

/// <summary>A server that one class of tests has for itself, to turn its clock or to look at its memory.</summary>
public sealed class OwnServer : LiveServer;
