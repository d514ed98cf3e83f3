namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>What has a momentum that a schedule can change.</summary>
        public interface IMomentum
        {
            /// <summary>The momentum factor, in [0, 1).</summary>
            double Momentum { get; set; }
        }
    }
}
