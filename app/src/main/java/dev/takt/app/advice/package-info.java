/** Why a job took as long as it did, and what could be done about it, each way out analysed and simulated before it is named. */
package dev.takt.app.advice;
