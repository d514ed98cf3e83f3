namespace MedScan.Training.Prediction;

/// <summary>A class and how probable the network finds it.</summary>
/// <param name="Class">The class name.</param>
/// <param name="Probability">0 to 1. Not a medical probability: it depends on how frequent the class was in training.</param>
public sealed record ClassProbability(string Class, double Probability);
