namespace TorchSharp;

public static partial class torch
{
    /// <summary>Neural networks: modules, the functions they compute, losses and initialisation.</summary>
    public static partial class nn
    {
        /// <summary>The computations of the modules as plain functions.</summary>
        public static partial class functional
        {
        }
    }
}
