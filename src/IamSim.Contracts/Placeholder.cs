namespace IamSim.Contracts;
