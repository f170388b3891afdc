namespace IamSim.Policies;
